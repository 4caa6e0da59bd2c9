import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this machine has OpenSSL's command. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** OpenSSL's command in a folder of its own. */
export interface OpenSsl {
  /** Runs it and answers what it writes; throws when it fails. */
  run(...args: string[]): string;
  path(name: string): string;
  write(name: string, text: string): string;
  read(name: string): string;
  /** A request by a new key, with these lines in its section of extensions. */
  request(extensions: readonly string[], key?: readonly string[]): string;
  /** What OpenSSL prints of a certificate. */
  text(pem: string): string;
  remove(): void;
}

/** Makes the folder. */
export function openOpenssl(): OpenSsl {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-openssl-'));
  const path = (name: string) => join(folder, name);
  const run = (...args: string[]) =>
    execFileSync('openssl', args, { encoding: 'utf8', cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const write = (name: string, text: string) => {
    writeFileSync(path(name), text);
    return path(name);
  };
  const read = (name: string) => readFileSync(path(name), 'utf8');
  return {
    run,
    path,
    write,
    read,
    request(extensions, key = ['-newkey', 'rsa:2048']) {
      const head = ['[req]', 'distinguished_name=dn', 'prompt=no', '[dn]', 'CN=node-1', 'O=system:nodes'];
      const own = extensions.length > 0 ? ['[ext]', ...extensions] : [];
      write('csr.cnf', [...head, ...own].join('\n'));
      const asked = extensions.length > 0 ? ['-reqexts', 'ext'] : [];
      run(
        'req',
        '-new',
        '-nodes',
        ...key,
        '-keyout',
        'key.pem',
        '-out',
        'csr.pem',
        '-config',
        'csr.cnf',
        ...asked,
      );
      return read('csr.pem');
    },
    text: (pem) => run('x509', '-in', write('shown.pem', pem), '-noout', '-text'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
