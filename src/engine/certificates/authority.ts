import { createPrivateKey } from 'node:crypto';
import forge from 'node-forge';
import { type Der, oid, primitive, readDer, sequence } from './der.js';
import { basicConstraints, extendedKeyUsage, keyUsage, oids, usageBits } from './extensions.js';
import { issue, type KeyedCertificate, openAuthority } from './issue.js';
import { generateKeys, type Keys } from './keys.js';
import { readPem } from './pem.js';

const { asn1 } = forge;
const names = { commonName: '2.5.4.3', organization: '2.5.4.10' } as const;
const clientAuth = '1.3.6.1.5.5.7.3.2';
/** X.520's upper bound of a common name. */
const longestName = 64;

function distinguishedName(parts: Partial<Record<keyof typeof names, string>>): Der {
  const attributes = Object.entries(parts).map(([name, value]) => {
    const text = primitive(asn1.Type.UTF8, Buffer.from(value));
    const attribute = sequence(oid(names[name as keyof typeof names]), text);
    return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, [attribute]);
  });
  return sequence(...attributes);
}

function publicKeyOf({ publicKey }: Keys): Der {
  return readDer(readPem(['PUBLIC KEY'], publicKey) ?? Buffer.alloc(0));
}

/** A new certificate authority, as Magnum makes it (magnum.md E.3): CN is the cluster's name. */
export async function createAuthority(commonName: string): Promise<KeyedCertificate> {
  const keys = await generateKeys();
  const subject = distinguishedName({ commonName: commonName.slice(0, longestName) });
  const itself = { name: subject, key: createPrivateKey(keys.privateKey) };
  const certificate = await issue(itself, {
    subject,
    publicKey: publicKeyOf(keys),
    extensions: [
      { oid: oids.basicConstraints, critical: true, content: basicConstraints(true) },
      { oid: oids.keyUsage, critical: true, content: keyUsage(usageBits.keyCertSign) },
    ],
  });
  return { certificate, privateKey: keys.privateKey };
}

/** The certificate that the conductor itself shows to a cluster: CN `admin`, O `system:masters`. */
export async function issueClientCertificate(ca: KeyedCertificate): Promise<KeyedCertificate> {
  const keys = await generateKeys();
  const certificate = await issue(openAuthority(ca), {
    subject: distinguishedName({ commonName: 'admin', organization: 'system:masters' }),
    publicKey: publicKeyOf(keys),
    extensions: [
      { oid: oids.basicConstraints, critical: true, content: basicConstraints(false) },
      {
        oid: oids.keyUsage,
        critical: true,
        content: keyUsage(usageBits.digitalSignature | usageBits.keyEncipherment),
      },
      { oid: oids.extendedKeyUsage, critical: false, content: extendedKeyUsage(clientAuth) },
    ],
  });
  return { certificate, privateKey: keys.privateKey };
}
