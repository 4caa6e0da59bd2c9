import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const state = process.env.STACK_GUESTS_STATE ?? '/var/lib/stack-guests';
const Info = z.object({ name: z.string() });

/** Docker's client: this machine's, or the one in the guests' image. */
const program =
  ['/usr/local/bin/docker', '/usr/bin/docker'].find(existsSync) ?? join(state, 'base/usr/bin/docker');

/** What a command said, and how it ended. */
export interface Said {
  readonly status: number;
  readonly output: string;
}

/** Docker's client as a person of the cluster: with the certificate in `certificates` when there is one. */
export function dockerOf(address: string, certificates: string | null) {
  const tls = certificates
    ? [
        '--tlsverify',
        ...['ca', 'cert', 'key'].map(
          (name) => `--tls${name === 'ca' ? 'cacert' : name}=${join(certificates, `${name}.pem`)}`,
        ),
      ]
    : [];
  return (...command: readonly string[]): Promise<Said> =>
    new Promise((resolve) => {
      const args = ['-H', address, ...tls, ...command];
      execFile(program, args, { timeout: 90_000, env: { PATH: process.env.PATH } }, (error, stdout, stderr) =>
        resolve({ status: error ? Number(error.code) || 1 : 0, output: `${stdout}${stderr}` }),
      );
    });
}

/** Names of the guests that there are. */
export function guests(): string[] {
  const folder = join(state, 'vm');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((id) => {
    const file = join(folder, id, 'info.json');
    return existsSync(file) ? [Info.parse(JSON.parse(readFileSync(file, 'utf8'))).name] : [];
  });
}
