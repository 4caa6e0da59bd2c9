import { generateKeyPair, sign as signBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

declare module 'node-forge' {
  namespace pki {
    /** There since forge 0.6, missing in its types: the part of a certificate that is signed. */
    function getTBSCertificate(certificate: Certificate): asn1.Asn1;
  }
}

const generate = promisify(generateKeyPair);
const sign = promisify(signBytes);

/** Magnum's `[x509]rsa_key_size`. */
const bits = 2048;

export interface RsaKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * A new RSA key pair as PEM. The private key is PKCS#8. Made off the event loop and one at a time: many
 * clusters at once must not take the processor from whoever talks to the program.
 */
export function generateRsaKeys(): Promise<RsaKeys> {
  const mine = last.then(() =>
    generate('rsa', {
      modulusLength: bits,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }),
  );
  last = mine.catch(() => undefined);
  return mine;
}

const sha256WithRsa = '1.2.840.113549.1.1.11';

/**
 * Signs a certificate with SHA-256 and an RSA key and answers its PEM. Forge lays out the bytes; the
 * signature itself is made by OpenSSL in a worker thread, so signing never holds up the event loop.
 */
export async function signCertificate(
  certificate: forge.pki.Certificate,
  privateKey: string,
): Promise<string> {
  certificate.signatureOid = sha256WithRsa;
  certificate.siginfo.algorithmOid = sha256WithRsa;
  const { asn1, pki } = forge;
  const body = pki.getTBSCertificate(certificate);
  const bytes = Buffer.from(asn1.toDer(body).getBytes(), 'binary');
  const signature = await sign('sha256', bytes, privateKey);
  const der = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [
    body,
    asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [
      asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(sha256WithRsa).getBytes()),
      asn1.create(asn1.Class.UNIVERSAL, asn1.Type.NULL, false, ''),
    ]),
    asn1.create(asn1.Class.UNIVERSAL, asn1.Type.BITSTRING, false, `\0${signature.toString('binary')}`),
  ]);
  return pem(Buffer.from(asn1.toDer(der).getBytes(), 'binary'));
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
