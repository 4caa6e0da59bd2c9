import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { imageRoot, type Said, said } from './guest.js';

/** Docker's client: this machine's, or the one in the guests' image. */
const program =
  ['/usr/local/bin/docker', '/usr/bin/docker'].find(existsSync) ?? join(imageRoot, 'usr/bin/docker');

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
  return (...command: readonly string[]): Promise<Said> => said(program, ['-H', address, ...tls, ...command]);
}
