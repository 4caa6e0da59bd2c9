import { createPrivateKey, randomBytes } from 'node:crypto';
import type { Barbican, SecretSummary } from '../../../openstack/cloud.js';
import { missing } from './missing.js';
import type { CertificateStore, Owner } from './store.js';

/** What stands in a container of type `certificate`, and what Magnum calls each secret (magnum.md E.3). */
const parts = {
  certificate: 'Certificate',
  private_key: 'Private Key',
  private_key_passphrase: 'Private Key Passphrase',
} as const;
type Part = keyof typeof parts;
const partNames = Object.keys(parts) as Part[];

/** The cluster stands in every name, so that what an interrupted save left is found again. */
const nameOf = (part: Part, { clusterUuid }: Owner) => `${parts[part]} ${clusterUuid}`;
const containerName = ({ name, clusterUuid }: Owner) => `${name} ${clusterUuid}`;

/**
 * Keeps certificates in Barbican as Magnum does: a certificate, its key encrypted with a passphrase, and the
 * passphrase are secrets of one container. They belong to whoever the program logs in as.
 */
export function barbicanStore(barbican: Barbican): CertificateStore {
  return {
    type: 'barbican',
    async save(owner, { certificate, privateKey }) {
      const passphrase = randomBytes(18).toString('base64url');
      const payloads: Record<Part, string> = {
        certificate,
        private_key: createPrivateKey(privateKey)
          .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
          .toString(),
        private_key_passphrase: passphrase,
      };
      const secrets: Record<string, string> = {};
      for (const part of partNames)
        secrets[part] = await barbican.createSecret({ name: nameOf(part, owner), payload: payloads[part] });
      return barbican.createContainer({ name: containerName(owner), secrets });
    },
    async load(ref) {
      const container = await barbican.container(ref);
      const read = async (part: Part) => {
        const secret = container?.secrets[part];
        const payload = secret === undefined ? null : await barbican.payload(secret);
        if (payload === null) throw missing('barbican', ref);
        return payload;
      };
      const certificate = await read('certificate');
      const key = createPrivateKey({
        key: await read('private_key'),
        passphrase: await read('private_key_passphrase'),
      });
      return {
        certificate: `${certificate}\n`,
        privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
    async sweep(owner, keep) {
      const containers = await barbican.containers(containerName(owner));
      const kept = containers.filter(({ ref }) => keep.includes(ref));
      for (const { ref } of containers) if (!keep.includes(ref)) await barbican.deleteContainer(ref);
      const inUse = new Set(kept.flatMap(({ secrets }) => Object.values(secrets)));
      const secrets: SecretSummary[] = [];
      for (const part of partNames) secrets.push(...(await barbican.secrets(nameOf(part, owner))));
      for (const { ref } of secrets) if (!inUse.has(ref)) await barbican.deleteSecret(ref);
    },
  };
}
