import { createPrivateKey, type KeyObject, randomUUID } from 'node:crypto';
import forge from 'node-forge';
import { bits, type Der, oid, primitive, readDer, sequence, sequenceOf, tagged, writeDer } from './der.js';
import { allowedExtensions, type Extension, writeExtensions } from './extensions.js';
import { signWith } from './keys.js';
import { readPem, writePem } from './pem.js';
import { readRequest } from './request.js';

const { asn1 } = forge;

/** A certificate and its key, both PEM. */
export interface KeyedCertificate {
  readonly certificate: string;
  /** PKCS#8 */
  readonly privateKey: string;
}

/** An authority that is ready to sign: its key is read once. */
export interface Authority {
  readonly name: Der;
  readonly key: KeyObject;
}

/** Reads an authority's name and key. Throws for what is no certificate, or a key that is neither RSA nor EC. */
export function openAuthority({ certificate, privateKey }: KeyedCertificate): Authority {
  const key = createPrivateKey(privateKey);
  if (!(`${key.asymmetricKeyType}` in signatures)) throw new Error('an authority has an RSA or an EC key');
  return { name: subjectOf(certificate), key };
}

function subjectOf(pem: string): Der {
  const der = readPem(['CERTIFICATE'], pem);
  const [body] = der ? sequenceOf(readDer(der)) : [];
  const parts = sequenceOf(body).filter(({ tagClass }) => tagClass === asn1.Class.UNIVERSAL);
  // serial, signature algorithm, issuer, validity, subject; the version has a tag of its own.
  const [, , , , subject] = parts;
  if (!subject) throw new Error('this is no certificate');
  return subject;
}

const noParameters = primitive(asn1.Type.NULL, Buffer.alloc(0));
/** SHA-256 with the two kinds of key that an authority may have (RFC 8017, 5758). */
const signatures: Readonly<Record<string, Der>> = {
  rsa: sequence(oid('1.2.840.113549.1.1.11'), noParameters),
  ec: sequence(oid('1.2.840.10045.4.3.2')),
};

const day = 86_400_000;
/** Magnum's `[x509]term_of_validity`: five years; and it begins a day ago, for clocks that are late. */
const validDays = 365 * 5;

/**
 * A random serial of 16 bytes. The first lies between 0x40 and 0x7f: DER wants a positive number without a zero
 * before it.
 */
export function newSerial(): string {
  const hex = randomUUID().replaceAll('-', '');
  return `${4 + (Number.parseInt(hex.charAt(0), 16) % 4)}${hex.slice(1)}`;
}

function time(date: Date): Der {
  const isLate = date.getUTCFullYear() > 2049;
  const text = isLate ? asn1.dateToGeneralizedTime(date) : asn1.dateToUtcTime(date);
  return primitive(isLate ? asn1.Type.GENERALIZEDTIME : asn1.Type.UTCTIME, Buffer.from(text));
}

/** Signs a certificate of Magnum's validity (magnum.md E.3) and answers its PEM. */
export async function issue(
  by: Authority,
  what: { readonly subject: Der; readonly publicKey: Der; readonly extensions: readonly Extension[] },
): Promise<string> {
  const algorithm = signatures[`${by.key.asymmetricKeyType}`] ?? noParameters;
  const now = Date.now();
  const body = sequence(
    tagged(0, primitive(asn1.Type.INTEGER, Buffer.from([2]))),
    primitive(asn1.Type.INTEGER, Buffer.from(newSerial(), 'hex')),
    algorithm,
    by.name,
    sequence(time(new Date(now - day)), time(new Date(now + validDays * day))),
    what.subject,
    what.publicKey,
    ...(what.extensions.length > 0 ? [tagged(3, writeExtensions(what.extensions))] : []),
  );
  const signature = await signWith(by.key, writeDer(body));
  return writePem('CERTIFICATE', writeDer(sequence(body, algorithm, bits(signature))));
}

/**
 * Signs a certificate signing request by Magnum's rules: subject and key as asked, extensions filtered, never an
 * authority. Throws what `readRequest` and `allowedExtensions` throw.
 */
export async function signRequest(csr: string, by: Authority): Promise<string> {
  const { subject, publicKey, extensions } = await readRequest(csr);
  return issue(by, { subject, publicKey, extensions: allowedExtensions(extensions) });
}
