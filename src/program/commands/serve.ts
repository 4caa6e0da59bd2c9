import { readConfig } from '../environment.js';
import { createLog } from '../log.js';
import { keepHeapSmall } from '../memory.js';
import type { Role } from '../roles.js';
import { serve } from '../serve.js';

/** How long what is in hand may take after SIGTERM before the process ends anyway. */
const drainMilliseconds = 20_000;

/** `serve`: runs until SIGTERM or SIGINT, then drains; a second signal ends it at once. */
export async function runServe(role: Role): Promise<void> {
  keepHeapSmall();
  const config = readConfig();
  const log = createLog(config.program);
  const program = await serve(config, role, log);
  for (const line of program.banner) console.log(line);
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stop: finishing what is in hand');
    setTimeout(() => process.exit(1), drainMilliseconds).unref();
    void program.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
}
