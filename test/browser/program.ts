import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The real program in a process of its own, with a data folder of its own. */
export interface Program {
  readonly url: string;
  /** Where its database is. */
  readonly databaseUrl: string;
  /** kill -9 */
  kill(): Promise<void>;
  /** Starts it again with the same data, on the same port. */
  start(): Promise<void>;
  /** Stops it and forgets its data. */
  remove(): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
/**
 * Starts the program with the sandbox; `env` adds settings. Resolves when its page answers; where it does not within `patience` milliseconds,
 * nothing of it is left, and this rejects.
 */
export async function startProgram(
  env: Readonly<Record<string, string>> = {},
  patience = 20_000,
): Promise<Program> {
  for (const built of ['dist/main.js', 'dist/playground/index.html']) {
    if (!existsSync(join(root, built)))
      throw new Error(`${built} is not there: "node scripts/prepare.mjs" builds it.`);
  }
  const data = await mkdtemp(join(tmpdir(), 'magnum-browser-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let log = '';

  const start = async () => {
    const running = spawn(process.execPath, [join(root, 'dist/main.js'), 'serve'], {
      cwd: data,
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        MAGNUM_API_PORT: 'off',
        DATA_DIR: data,
        SANDBOX_PACE: '0.1',
        POLL_SECONDS: '0.3',
        ALERT_CHANNEL: 'alerts',
        LOG_LEVEL: 'warn',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = running;
    for (const stream of [running.stdout, running.stderr]) stream?.on('data', (text) => (log += text));
    await answering(`${url}/playground/hello`, running, patience, () => log).catch(async (error: unknown) => {
      await end('SIGKILL');
      throw error;
    });
  };
  const end = async (signal: NodeJS.Signals) => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    await gone;
  };
  await start().catch(async (error: unknown) => {
    await rm(data, { recursive: true, force: true });
    throw error;
  });
  return {
    url,
    databaseUrl: `file:${data}/magnum.db`,
    start,
    kill: () => end('SIGKILL'),
    async remove() {
      await end('SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function answering(
  url: string,
  running: ChildProcess,
  patience: number,
  log: () => string,
): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (running.exitCode !== null) throw new Error(`The program ended by itself:\n${log()}`);
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Error(`The program did not answer within ${patience / 1000} s:\n${log()}`);
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
