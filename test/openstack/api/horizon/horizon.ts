import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choosePort } from '../../../../src/program/server.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const packages = '/usr/lib/python3/dist-packages';
const files = '/var/lib/openstack-dashboard/static';

/** Why no Horizon with the panel of Magnum can be started here, or null when one can. */
export const missing =
  existsSync(`${packages}/magnum_ui`) && existsSync(`${files}/dashboard/manifest.json`)
    ? null
    : 'Horizon is not installed: "apt-get install --no-install-recommends openstack-dashboard python3-magnum-ui" does it on Debian 12.';

/** A Horizon on loopback. */
export interface Horizon {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Horizon on a Keystone, with the region that it looks for services in: `OS_AUTH_URL` and `OS_REGION_NAME`. */
export async function startHorizon(env: Readonly<Record<string, string>>): Promise<Horizon> {
  const sessions = mkdtempSync(join(tmpdir(), 'magnum-horizon-'));
  mkdirSync(join(sessions, 'sessions'));
  const address = `127.0.0.1:${await choosePort(0)}`;
  const settings = {
    PATH: process.env.PATH,
    PYTHONPATH: folder,
    PYTHONDONTWRITEBYTECODE: '1',
    HORIZON_SECRET: sessions,
    HORIZON_SESSIONS: join(sessions, 'sessions'),
    OS_AUTH_URL: env.OS_AUTH_URL,
    OS_REGION_NAME: env.OS_REGION_NAME,
  };
  const args = ['--http-socket', address, '--wsgi-file', join(folder, 'application.py'), '--need-app'];
  args.push('--static-map', `/static=${files}`, '--master', '--threads', '4', '--enable-threads');
  args.push('--die-on-term', '--buffer-size', '65535', '--disable-logging', '--static-safe', '/usr/share');
  const child = spawn('uwsgi_python3', args, { env: settings, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (text) => (log += text));
  const url = `http://${address}`;
  for (const end = Date.now() + 120_000; ; ) {
    const answer = await fetch(`${url}/auth/login/`).catch(() => null);
    if (answer?.ok) break;
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`Horizon does not answer: ${answer?.status}\n${log}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return {
    url,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      rmSync(sessions, { recursive: true, force: true });
    },
  };
}
