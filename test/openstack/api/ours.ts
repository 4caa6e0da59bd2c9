import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { loadConfig } from '../../../src/config/config.js';
import { serve } from '../../../src/program/serve.js';
import { choosePort } from '../../../src/program/server.js';

/** Our own Magnum API beside the real one. */
export interface OurApi {
  /** Scheme, host and port. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the whole program on a cloud, with data of its own. */
export async function startOurs(env: Readonly<Record<string, string>>): Promise<OurApi> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-api-'));
  const port = await choosePort(0);
  const api = await choosePort(0);
  const loaded = loadConfig({
    DATA_DIR: folder,
    PORT: String(port),
    MAGNUM_API_PORT: String(api),
    PLAYGROUND: 'off',
    POLL_SECONDS: '1',
    CLUSTER_API_TIMEOUT: '0',
    TRUSTEE_DOMAIN_NAME: 'magnum',
    TRUSTEE_DOMAIN_ADMIN_NAME: 'magnum_domain_admin',
    TRUSTEE_DOMAIN_ADMIN_PASSWORD: 'secret',
    ...env,
  });
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination(2));
  const program = await serve(loaded.config, 'all', log);
  return {
    url: `http://127.0.0.1:${api}`,
    async stop() {
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
