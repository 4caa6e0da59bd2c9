import {
  type ApprovalPolicy,
  defaultApprovalPolicy,
  loadApprovalPolicy,
} from '../engine/approvals/policy.js';
import { StartProblem } from './start-problem.js';
import { readYamlFile } from './yaml-file.js';

/** Who must agree to what. Throws StartProblem with a sentence a mistake. */
export function readApprovalPolicy(path: string | undefined): ApprovalPolicy {
  if (!path) return defaultApprovalPolicy();
  const loaded = loadApprovalPolicy(readYamlFile('APPROVAL_POLICY', path));
  if ('policy' in loaded) return loaded.policy;
  throw new StartProblem(loaded.problems.map((problem) => `APPROVAL_POLICY ${path}: ${problem}`));
}
