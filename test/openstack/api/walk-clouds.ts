import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { loadConfig } from '../../../src/config/config.js';
import { serve } from '../../../src/program/serve.js';
import { choosePort } from '../../../src/program/server.js';
import { realCredentials } from '../../contract/real-cloud.js';
import { watchServers } from '../guest-simulator.js';
import { startProject } from './keystone.js';
import { startOurs } from './ours.js';
import { registerIn } from './region.js';

/** A cloud with our Magnum in its catalogue. */
export interface WalkCloud {
  /** The `OS_*` settings of a member. */
  readonly env: Readonly<Record<string, string>>;
  /** Those of an admin, of the same project; null where nobody knows the admin's password. */
  readonly adminEnv: Readonly<Record<string, string>> | null;
  stop(): Promise<void>;
}

/** The sandbox, at fifty times its pace. */
export async function sandboxCloud(): Promise<WalkCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-clients-'));
  const loaded = loadConfig({
    DATA_DIR: folder,
    PORT: String(await choosePort(0)),
    MAGNUM_API_PORT: String(await choosePort(0)),
    PLAYGROUND: 'off',
    SANDBOX_PACE: '0.02',
    POLL_SECONDS: '0.1',
  });
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination(2));
  const program = await serve(loaded.config, 'all', log);
  const lines = readFileSync(join(folder, 'openrc'), 'utf8').matchAll(/^export (\w+)='(.*)'$/gm);
  const env = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
  return {
    env,
    adminEnv: null,
    async stop() {
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The real OpenStack, in a project and a region of the walk's own, with the simulator for guests. */
export async function realCloud(cluster: string): Promise<WalkCloud> {
  const name = `walk-${randomBytes(4).toString('hex')}`;
  const project = await startProject(name);
  const ours = await startOurs(project.adminEnv);
  const unregister = await registerIn(name, ours.url);
  const admin = realCredentials('admin');
  const guests = await watchServers({ admin, wants: (server) => server.name.startsWith(cluster) });
  return {
    env: { ...project.env, OS_REGION_NAME: name },
    adminEnv: { ...project.adminEnv, OS_REGION_NAME: name },
    async stop() {
      await guests.stop();
      await unregister();
      await ours.stop();
      await project.remove();
    },
  };
}
