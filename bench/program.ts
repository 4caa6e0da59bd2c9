import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A process that is measured. */
export interface Measured {
  readonly startedAt: number;
  /** Resident memory now, in MB (10^6 bytes). */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts `node SCRIPT ARGS` with nothing but these settings; resolves with its first line on standard output. */
export async function measured(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Measured> {
  const startedAt = performance.now();
  const child: ChildProcess = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...env },
  });
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    child.stdout?.once('data', () => resolve());
  });
  return {
    startedAt,
    memory() {
      const [, kilobytes] = readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/) ?? [];
      return Math.round((Number(kilobytes) * 1024) / 1e6);
    },
    async stop() {
      child.removeAllListeners('exit');
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** The program with the sandbox and data of its own, in `settings`; forgotten when stopped. */
export async function startProgram(settings: Readonly<Record<string, string>>): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-bench-'));
  const program = await measured('bin/magnum-chatops.js', ['serve'], {
    DATA_DIR: folder,
    MAGNUM_API_PORT: 'off',
    ...settings,
  });
  return {
    ...program,
    async stop() {
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The value that so many percent of the values are not above. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}
