import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const state = process.env.STACK_GUESTS_STATE ?? '/var/lib/stack-guests';
const program = fileURLToPath(new URL('../openstack/guests/run', import.meta.url));
const Info = z.object({
  name: z.string(),
  addresses: z.array(z.string()).default([]),
  floating: z.string().default(''),
});

/** The root of the image that all guests stand on. */
export const imageRoot = join(state, 'base');

/** What a command said, and how it ended. */
export interface Said {
  readonly status: number;
  readonly output: string;
}

/** A server of a cluster as the Linux that runs in its place. */
export interface Guest {
  readonly name: string;
  readonly addresses: readonly string[];
  /** Empty where it has none. */
  readonly floating: string;
  /** A file's text; null where there is none. */
  read(path: string): string | null;
  /** A file's permissions, such as 0o600. */
  mode(path: string): number;
  /** Runs a command inside, as root. */
  run(...command: readonly string[]): Promise<Said>;
}

/** The guests whose servers' names match, by name. */
export function guestsOf(pattern: RegExp): Guest[] {
  const folder = join(state, 'vm');
  const found = existsSync(folder) ? readdirSync(folder) : [];
  return found
    .flatMap((id) => {
      const file = join(folder, id, 'info.json');
      return existsSync(file)
        ? [guestOf(join(folder, id, 'root'), Info.parse(JSON.parse(readFileSync(file, 'utf8'))))]
        : [];
    })
    .filter(({ name }) => pattern.test(name))
    .sort((one, other) => one.name.localeCompare(other.name));
}

function guestOf(root: string, { name, addresses, floating }: z.infer<typeof Info>): Guest {
  return {
    name,
    addresses,
    floating,
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null),
    mode: (path) => statSync(join(root, path)).mode & 0o777,
    run: (...command) => said(program, ['sh', name, ...command]),
  };
}

/** Runs a program of this machine. */
export function said(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Said> {
  return new Promise((resolve) => {
    const { stdin } = execFile(
      file,
      args,
      { timeout: 90_000, maxBuffer: 16 * 1024 * 1024, env: { PATH: process.env.PATH, ...env } },
      (error, stdout, stderr) =>
        resolve({ status: error ? Number(error.code) || 1 : 0, output: `${stdout}${stderr}` }),
    );
    // Who would ask is answered with nothing.
    stdin?.end();
  });
}
