import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { StartProblem } from './start-problem.js';

/** What a YAML or JSON file holds that a setting names; JSON is YAML. Throws StartProblem, by the setting's name. */
export function readYamlFile(setting: string, path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    throw new StartProblem([`${setting} ${path} cannot be read: ${why}`]);
  }
}
