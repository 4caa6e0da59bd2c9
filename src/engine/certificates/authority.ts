import { randomUUID } from 'node:crypto';
import forge from 'node-forge';
import { generateRsaKeys, signCertificate } from './rsa.js';

/** A certificate and its key, both PEM. */
export interface KeyedCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

const day = 86_400_000;
/** Magnum's `[x509]term_of_validity`: five years; and it begins a day ago, for clocks that are late. */
const validDays = 365 * 5;

/**
 * A random serial of 16 bytes. The first lies between 0x40 and 0x7f: DER wants a positive number without a zero
 * before it, and forge takes away only one.
 */
export function newSerial(): string {
  const hex = randomUUID().replaceAll('-', '');
  return `${4 + (Number.parseInt(hex.charAt(0), 16) % 4)}${hex.slice(1)}`;
}

/** A certificate of Magnum's validity and serial, without subject, key or extensions yet. */
export function blankCertificate(): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.serialNumber = newSerial();
  certificate.validity.notBefore = new Date(Date.now() - day);
  certificate.validity.notAfter = new Date(Date.now() + validDays * day);
  return certificate;
}

/** A new certificate authority for a cluster, as Magnum makes it (magnum.md E.3): CN is the cluster's name. */
export async function createAuthority(commonName: string): Promise<KeyedCertificate> {
  const { publicKey, privateKey } = await generateRsaKeys();
  const certificate = blankCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  const subject = [{ name: 'commonName', value: commonName.slice(0, 64) }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 },
    { name: 'keyUsage', critical: true, keyCertSign: true },
  ]);
  return { certificate: await signCertificate(certificate, privateKey), privateKey };
}

/** The certificate that the conductor itself shows to a cluster: CN `admin`, O `system:masters`. */
export async function issueClientCertificate(ca: KeyedCertificate): Promise<KeyedCertificate> {
  const { publicKey, privateKey } = await generateRsaKeys();
  const certificate = blankCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.setSubject([
    { name: 'commonName', value: 'admin' },
    { name: 'organizationName', value: 'system:masters' },
  ]);
  certificate.setIssuer(forge.pki.certificateFromPem(ca.certificate).subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', critical: true, cA: false },
    { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', clientAuth: true },
  ]);
  return { certificate: await signCertificate(certificate, ca.privateKey), privateKey };
}
