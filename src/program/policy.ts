import { loadRules, type Rules } from '../engine/policy/load.js';
import { StartProblem } from './start-problem.js';
import { readYamlFile } from './yaml-file.js';

/** The rules in force: Magnum's, with those of the policy file in their place. Throws StartProblem with a sentence a mistake. */
export function readPolicy(path: string | undefined): Rules {
  const loaded = loadRules(path ? readYamlFile('MAGNUM_POLICY_FILE', path) : {});
  if ('rules' in loaded) return loaded.rules;
  throw new StartProblem(loaded.problems.map((problem) => `MAGNUM_POLICY_FILE ${path}: ${problem}`));
}
