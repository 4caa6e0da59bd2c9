import { createPublicKey, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { EngineError } from '../errors.js';
import { bitsOf, contentOf, type Der, oidOf, partsOf, readDer, sequenceOf, writeDer } from './der.js';
import { type Extension, readExtensions } from './extensions.js';
import { keyMaterialShown, mayBeKeyMaterial } from './key-material.js';
import { isSignedBy } from './keys.js';
import { readPem } from './pem.js';
import { holdsPrivateKey, namesPrivateKey, privateKeyShown } from './private-key.js';

const { asn1 } = forge;

/** The longest request that is read, in characters; a real one has one or two thousand. */
export const longestRequest = 65_536;
const smallestRsaBits = 1024;
const largestRsaBits = 16_384;
const extensionRequest = '1.2.840.113549.1.9.14';

/** What a certificate signing request asks for (RFC 2986), its own signature verified. */
export interface SigningRequest {
  /** The name, exactly as it was encoded. */
  readonly subject: Der;
  /** SubjectPublicKeyInfo, exactly as it was encoded. */
  readonly publicKey: Der;
  readonly extensions: readonly Extension[];
}

/**
 * Reads PEM text as a signing request for an RSA, EC or Edwards key. Throws EngineError `certificate.invalid`, in
 * Magnum's words, for what is none or whose signature was not made with its own key; and
 * `certificate.private_key` for a private key, which is never repeated.
 */
export async function readRequest(pem: string): Promise<SigningRequest> {
  if (namesPrivateKey(pem)) throw privateKeyShown();
  if (pem.length > longestRequest)
    throw invalid(pem, `A request has at most ${longestRequest} characters; this has ${pem.length}.`);
  const der = readPem(['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'], pem);
  if (!der) {
    throw invalid(
      pem,
      'Send one block of PEM text, from -----BEGIN CERTIFICATE REQUEST----- to -----END CERTIFICATE REQUEST-----.',
    );
  }
  const parsed = parse(der);
  if (!parsed) throw invalid(pem, 'What stands between BEGIN and END is no signing request.');
  const { key, signed, ...request } = parsed;
  const weakness = weaknessOf(key);
  if (weakness) throw invalid(pem, weakness);
  if (await isSignedBy(key, signed).catch(() => false)) return request;
  throw invalid(pem, 'Its signature was not made with its own key: make the request again.');
}

function parse(der: Buffer) {
  try {
    const [info, algorithm, signature, ...rest] = sequenceOf(readDer(der));
    const [version, subject, publicKey, attributes, ...more] = sequenceOf(info);
    if (!info || !subject || !publicKey || rest.length > 0 || more.length > 0) return null;
    contentOf(version, asn1.Type.INTEGER);
    for (const name of sequenceOf(subject)) partsOf(name, asn1.Type.SET).forEach(sequenceOf);
    return {
      subject,
      publicKey,
      extensions: requested(attributes),
      key: createPublicKey({ key: writeDer(publicKey), format: 'der', type: 'spki' }),
      signed: {
        algorithm: algorithmOf(algorithm),
        bytes: writeDer(info),
        signature: bitsOf(signature),
      },
    };
  } catch {
    return null;
  }
}

/** The identifier of a signature algorithm; none that is known has parameters, but a NULL may stand for that (RFC 8017, A.2.4). */
function algorithmOf(value: Der | undefined): string {
  const [identifier, parameters, ...more] = sequenceOf(value);
  if (more.length > 0 || (parameters && contentOf(parameters, asn1.Type.NULL).length > 0))
    throw new Error('a signature algorithm without parameters was expected');
  return oidOf(identifier);
}

function requested(attributes: Der | undefined): Extension[] {
  if (!attributes) return [];
  const lists = partsOf(attributes, 0, asn1.Class.CONTEXT_SPECIFIC).flatMap((attribute) => {
    const [type, values] = sequenceOf(attribute);
    return oidOf(type) === extensionRequest ? partsOf(values, asn1.Type.SET) : [];
  });
  if (lists.length > 1) throw new Error('extensions are requested twice');
  return lists[0] ? readExtensions(lists[0]) : [];
}

function weaknessOf(key: KeyObject): string | null {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  const bits = details?.modulusLength ?? 0;
  if (type === 'rsa' && (bits < smallestRsaBits || bits > largestRsaBits))
    return `An RSA key has ${smallestRsaBits} to ${largestRsaBits} bits; this has ${bits}.`;
  if (type === 'ec' && !details?.namedCurve) return 'Its key is on a curve without a name.';
  if (type && ['rsa', 'ec', 'ed25519', 'ed448'].includes(type)) return null;
  return `Its key is ${type ?? 'of an unknown kind'}; RSA, EC and Ed25519 keys are signed.`;
}

const shown = 60;

/** Magnum's sentence with the start of what was sent, as Python writes bytes; of a private key nothing is repeated. */
function invalid(pem: string, hint: string): EngineError {
  if (holdsPrivateKey(pem.slice(0, longestRequest))) return privateKeyShown();
  if (mayBeKeyMaterial(pem.slice(0, longestRequest))) return keyMaterialShown();
  const start = Buffer.from(pem.slice(0, shown))
    .toString('latin1')
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/[^\x20-\x7e]/g, (each) => `\\x${each.charCodeAt(0).toString(16).padStart(2, '0')}`);
  const more = pem.length > shown ? '…' : '';
  return new EngineError('certificate.invalid', `Received invalid csr b'${start}${more}'.`, {
    field: 'csr',
    hint,
  });
}
