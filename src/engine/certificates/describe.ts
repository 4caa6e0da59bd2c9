import { X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { contentOf, readDer, sequenceOf } from './der.js';
import { oids, readExtensions, usageBits } from './extensions.js';

const { asn1 } = forge;

/** What a person wants to know of a certificate. */
export interface CertificateDetails {
  /** Hexadecimal. */
  readonly serial: string;
  /** `CN=Your Name, O=Team`, in the order of the certificate. */
  readonly subject: string;
  readonly issuer: string;
  /** Alternative names as OpenSSL writes them: `DNS:node-1`, `IP Address:10.0.0.5`. */
  readonly names: readonly string[];
  /** Key usages and extended key usages, by their names in RFC 5280. */
  readonly usages: readonly string[];
  /** SHA-256, as OpenSSL writes it. */
  readonly fingerprint: string;
  readonly expiresAt: Date;
}

/** Reads a certificate. Throws for what is none. */
export function describeCertificate(pem: string): CertificateDetails {
  const read = new X509Certificate(pem);
  return {
    serial: read.serialNumber,
    subject: onOneLine(read.subject),
    issuer: onOneLine(read.issuer),
    names: read.subjectAltName?.split(/, (?=[A-Za-z ]+:)/) ?? [],
    usages: [...usagesIn(read.raw), ...(read.keyUsage ?? []).map((id) => forge.pki.oids[id] ?? id)],
    fingerprint: read.fingerprint256,
    expiresAt: new Date(read.validTo),
  };
}

function onOneLine(name: string | undefined): string {
  return name?.split('\n').join(', ') ?? '';
}

/** The keyUsage, which Node does not tell; its `keyUsage` is the extended one. */
function usagesIn(der: Buffer): string[] {
  const [body] = sequenceOf(readDer(der));
  const last = sequenceOf(body).at(-1);
  if (last?.tagClass !== asn1.Class.CONTEXT_SPECIFIC || last.type !== 3) return [];
  const [list] = Array.isArray(last.value) ? last.value : [];
  const usage = list && readExtensions(list).find(({ oid }) => oid === oids.keyUsage);
  if (!usage) return [];
  const [, first = 0] = contentOf(readDer(usage.content), asn1.Type.BITSTRING);
  return Object.entries(usageBits).flatMap(([name, bit]) => (first & bit ? [name] : []));
}
