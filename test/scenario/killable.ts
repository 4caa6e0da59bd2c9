import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { choosePort } from '../../src/program/server.js';

/** The program in a process of its own, with data that outlives it. */
export interface KillableProgram {
  readonly port: number;
  /** Starts it and waits until it listens to people. */
  start(): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const script = fileURLToPath(new URL('./program-process.mjs', import.meta.url));

/** A program that is not running yet, with these settings. */
export async function killableProgram(env: Readonly<Record<string, string>>): Promise<KillableProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-killed-'));
  const port = await choosePort(0);
  const quick = {
    POLL_SECONDS: '0.1',
    PLAYGROUND: 'off',
    MAGNUM_API_PORT: 'off',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  };
  let running: ChildProcess | null = null;
  const program: KillableProgram = {
    port,
    async start() {
      const child = spawn(process.execPath, [script], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { PATH: process.env.PATH, ...quick, DATA_DIR: folder, PORT: String(port), ...env },
      });
      running = child;
      await new Promise<void>((resolve, reject) => {
        child.once('exit', (code, signal) => reject(new Error(`the program ended with ${code ?? signal}`)));
        createInterface({ input: child.stdout }).once('line', () => resolve());
      });
    },
    async kill() {
      const child = running;
      running = null;
      if (!child) return;
      if (child.exitCode !== null) return;
      child.removeAllListeners('exit');
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      await program.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return program;
}
