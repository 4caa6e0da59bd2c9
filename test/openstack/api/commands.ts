import { execFile, spawnSync } from 'node:child_process';

/** What a command of a client wrote, and how it ended. */
export interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Whether python-magnumclient is installed with both of its commands. */
export const hasClients =
  spawnSync('magnum', ['--version']).status === 0 && spawnSync('openstack', ['--version']).status === 0;

/** Runs `magnum …` or `openstack …` with these settings and nothing else. */
export function run(command: string, env: Readonly<Record<string, string>>): Promise<Ran> {
  const [program = '', ...args] = command.split(' ');
  const settings = {
    PATH: `/usr/sbin:/usr/bin:/sbin:/bin`,
    SHELL: '/bin/bash',
    HOME: '/nonexistent',
    COLUMNS: '500',
    ...env,
  };
  return new Promise((resolve) => {
    execFile(program, args, { env: settings, timeout: 120_000 }, (error, out, err) => {
      resolve({ out: String(out), err: String(err), code: error ? Number(error.code ?? 1) : 0 });
    });
  });
}

/** The first column of a table, top to bottom, with its heading. */
export function firstColumn(table: string): string[] {
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|')[1]?.trim() ?? '');
}

/** The second column by the first. */
export function rows(table: string): Record<string, string> {
  const lines = table.split('\n').filter((line) => line.startsWith('|'));
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = line.split('|').map((part) => part.trim());
      return [name, value];
    }),
  );
}
