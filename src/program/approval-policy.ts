import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  type ApprovalPolicy,
  defaultApprovalPolicy,
  loadApprovalPolicy,
} from '../engine/approvals/policy.js';
import { StartProblem } from './start-problem.js';

/** Who must agree to what. Throws StartProblem with a sentence a mistake. */
export function readApprovalPolicy(path: string | undefined): ApprovalPolicy {
  if (!path) return defaultApprovalPolicy();
  const loaded = loadApprovalPolicy(readPolicyFile(path));
  if ('policy' in loaded) return loaded.policy;
  throw new StartProblem(loaded.problems.map((problem) => `APPROVAL_POLICY ${path}: ${problem}`));
}

function readPolicyFile(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    throw new StartProblem([`APPROVAL_POLICY ${path} cannot be read: ${why}`]);
  }
}
