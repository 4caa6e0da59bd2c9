import { type Config, loadConfig } from '../config/config.js';

/** A start that cannot go on, with one sentence for each reason. */
export class StartProblem extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'StartProblem';
  }
}

/** Reads `.env` of this folder, where there is one, and then the environment, which wins. Throws StartProblem. */
export function readConfig(): Config {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      throw new StartProblem([`.env cannot be read: ${error instanceof Error ? error.message : error}`]);
    }
  }
  const loaded = loadConfig(process.env);
  if ('problems' in loaded) throw new StartProblem(loaded.problems);
  return loaded.config;
}
