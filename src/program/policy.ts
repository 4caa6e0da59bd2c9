import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadRules, type Rules } from '../engine/policy/load.js';
import { StartProblem } from './start-problem.js';

/** The rules in force: Magnum's, with those of the policy file in their place. Throws StartProblem with a sentence a mistake. */
export function readPolicy(path: string | undefined): Rules {
  const loaded = loadRules(path ? readRules(path) : {});
  if ('rules' in loaded) return loaded.rules;
  throw new StartProblem(loaded.problems.map((problem) => `MAGNUM_POLICY_FILE ${path}: ${problem}`));
}

function readRules(path: string): unknown {
  try {
    // JSON is YAML, so one reader serves both.
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    throw new StartProblem([`MAGNUM_POLICY_FILE ${path} cannot be read: ${why}`]);
  }
}
