import { createHash, generateKeyPairSync } from 'node:crypto';
import { isoSeconds } from '../../clock.js';
import { ResourceFailure, type ResourceType } from './resource-type.js';

/** OS::Nova::KeyPair. */
export const keyPair: ResourceType = {
  takes: 'network',
  attributes: ['public_key', 'private_key', 'show'],
  properties: {
    name: { type: 'string', required: true },
    save_private_key: { type: 'boolean', default: false },
    public_key: { type: 'string' },
    type: { type: 'string' },
    user: { type: 'string' },
  },
  create({ cloud, stack, resource, properties }) {
    const name = String(properties.name);
    const id = `${stack.userId}/${name}`;
    if (cloud.store.keypairs.get(id))
      throw new ResourceFailure('Conflict', `Key pair '${name}' already exists. (HTTP 409)`);
    const publicKey = typeof properties.public_key === 'string' ? properties.public_key : madeKey();
    cloud.store.keypairs.put({
      id,
      name,
      userId: stack.userId,
      publicKey,
      fingerprint: fingerprint(publicKey),
      createdAt: isoSeconds(),
    });
    resource.data.publicKey = publicKey;
    resource.physicalId = name;
  },
  remove: ({ cloud, stack, resource }) =>
    cloud.store.keypairs.remove(`${stack.userId}/${resource.physicalId}`),
  attribute: ({ resource }, name) =>
    name === 'public_key' ? resource.data.publicKey : name === 'private_key' ? '' : undefined,
};

/** A public key made up for who gives none. */
export function madeKey(): string {
  const { publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return openssh('ssh-ed25519', raw);
}

/** A key pair as Nova makes one for who gives none: RSA, the private half in PEM. */
export function madePair(): { readonly publicKey: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { e = '', n = '' } = publicKey.export({ format: 'jwk' });
  // A number in OpenSSH's form is signed: a first byte of 0 keeps it positive.
  const number = (part: string) => {
    const bytes = Buffer.from(part, 'base64url');
    return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
  };
  return {
    publicKey: openssh('ssh-rsa', number(e), number(n)),
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs1' }).toString(),
  };
}

function openssh(kind: string, ...parts: readonly Buffer[]): string {
  const withLength = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  return `${kind} ${Buffer.concat([Buffer.from(kind), ...parts].map(withLength)).toString('base64')}`;
}

/** Whether a line is a public key in OpenSSH's form: its bytes begin with the name of its kind. */
export function isPublicKey(line: string): boolean {
  const [kind = '', data = ''] = line.trim().split(/\s+/);
  const bytes = Buffer.from(data, 'base64');
  return bytes.length > 4 && bytes.subarray(4, 4 + bytes.readUInt32BE()).toString() === kind;
}

/** MD5 with colons, as Nova shows keys. */
export function fingerprint(publicKey: string): string {
  const bytes = Buffer.from(publicKey.split(' ')[1] ?? publicKey, 'base64');
  return createHash('md5')
    .update(bytes)
    .digest('hex')
    .replace(/(..)(?=.)/g, '$1:');
}
