import { type Config, loadConfig } from '../config/config.js';
import { StartProblem } from './start-problem.js';

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
