import forge from 'node-forge';
import { EngineError } from '../errors.js';
import {
  contentOf,
  type Der,
  oid,
  oidOf,
  primitive,
  readDer,
  sequence,
  sequenceOf,
  writeDer,
} from './der.js';

const { asn1 } = forge;

/** An extension of a certificate: its content is DER. */
export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly content: Buffer;
}

/** Object identifiers of the extensions that Magnum lets through (`[x509]allowed_extensions`). */
export const oids = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** Bits of the first byte of a keyUsage (RFC 5280, 4.2.1.3), most significant first. */
export const usageBits = {
  digitalSignature: 0x80,
  nonRepudiation: 0x40,
  keyEncipherment: 0x20,
  keyCertSign: 0x04,
} as const;
/** Magnum's `[x509]allowed_key_usage`. */
const allowedUsages = usageBits.digitalSignature | usageBits.nonRepudiation | usageBits.keyEncipherment;

/** Reads a list of extensions. Throws for what is none, has one twice, or one that Magnum knows and is malformed. */
export function readExtensions(list: Der): Extension[] {
  const extensions = sequenceOf(list).map((each): Extension => {
    const [id, ...rest] = sequenceOf(each);
    const critical = rest.length === 2 ? contentOf(rest[0], asn1.Type.BOOLEAN)[0] !== 0 : false;
    return { oid: oidOf(id), critical, content: contentOf(rest.at(-1), asn1.Type.OCTETSTRING) };
  });
  if (new Set(extensions.map((each) => each.oid)).size < extensions.length)
    throw new Error('an extension stands twice');
  for (const { oid: id, content } of extensions) wellFormed[id]?.(readDer(content));
  return extensions;
}

const wellFormed: Readonly<Record<string, (value: Der) => void>> = {
  [oids.basicConstraints]: (value) => void constraintsIn(value),
  [oids.keyUsage]: (value) => void contentOf(value, asn1.Type.BITSTRING),
  [oids.subjectKeyIdentifier]: (value) => void contentOf(value, asn1.Type.OCTETSTRING),
  [oids.extendedKeyUsage]: (value) => sequenceOf(value).forEach(oidOf),
  [oids.subjectAltName](value) {
    for (const name of sequenceOf(value)) {
      if (name.tagClass !== asn1.Class.CONTEXT_SPECIFIC || name.type > 8) throw new Error('no name');
    }
  },
};

function constraintsIn(value: Der): { authority: boolean } {
  const parts = sequenceOf(value);
  const [first] = parts;
  const authority = first?.type === asn1.Type.BOOLEAN ? contentOf(first, asn1.Type.BOOLEAN)[0] !== 0 : false;
  for (const part of first?.type === asn1.Type.BOOLEAN ? parts.slice(1) : parts)
    contentOf(part, asn1.Type.INTEGER);
  return { authority };
}

/**
 * What Magnum makes of the extensions of a request (magnum.md E.3, C.9): those it knows are copied, key usages
 * filtered, authorities made none, the others dropped. Throws EngineError `certificate.invalid`, in Magnum's words,
 * where one of these would change an extension that is critical.
 */
export function allowedExtensions(requested: readonly Extension[]): Extension[] {
  return requested.flatMap((extension) => {
    if (extension.oid === oids.keyUsage) return withAllowedUsages(extension);
    if (extension.oid === oids.basicConstraints) return [withoutAuthority(extension)];
    if (Object.values<string>(oids).includes(extension.oid)) return [extension];
    if (extension.critical) throw notAllowed(extension);
    return [];
  });
}

function withAllowedUsages(extension: Extension): Extension[] {
  const [, ...asked] = contentOf(readDer(extension.content), asn1.Type.BITSTRING);
  const [first = 0, ...others] = asked;
  const kept = first & allowedUsages;
  if (extension.critical && (kept !== first || others.some((byte) => byte !== 0)))
    throw notAllowed(extension);
  // A keyUsage without any usage is none (RFC 5280, 4.2.1.3).
  return kept === 0 ? [] : [{ ...extension, content: keyUsage(kept) }];
}

function withoutAuthority(extension: Extension): Extension {
  if (!constraintsIn(readDer(extension.content)).authority) return extension;
  if (extension.critical) throw notAllowed(extension);
  return { ...extension, content: writeDer(sequence()) };
}

/** The content of a keyUsage of these bits of the first byte. */
export function keyUsage(bits: number): Buffer {
  const unused = Math.log2(bits & -bits);
  return writeDer(primitive(asn1.Type.BITSTRING, Buffer.from([unused, bits])));
}

/** The content of an extendedKeyUsage. */
export function extendedKeyUsage(...usages: readonly string[]): Buffer {
  return writeDer(sequence(...usages.map(oid)));
}

/** The content of a basicConstraints: an authority that signs no other authority, or none. */
export function basicConstraints(authority: boolean): Buffer {
  const parts = authority
    ? [primitive(asn1.Type.BOOLEAN, Buffer.from([0xff])), primitive(asn1.Type.INTEGER, Buffer.from([0]))]
    : [];
  return writeDer(sequence(...parts));
}

/** The list of extensions as a certificate holds it. */
export function writeExtensions(extensions: readonly Extension[]): Der {
  const parts = extensions.map(({ oid: id, critical, content }) =>
    sequence(
      oid(id),
      ...(critical ? [primitive(asn1.Type.BOOLEAN, Buffer.from([0xff]))] : []),
      primitive(asn1.Type.OCTETSTRING, content),
    ),
  );
  return sequence(...parts);
}

function notAllowed({ oid: id }: Extension): EngineError {
  const name = forge.pki.oids[id] ?? 'Unknown OID';
  return new EngineError(
    'certificate.invalid',
    `Extension '<Extension(oid=<ObjectIdentifier(oid=${id}, name=${name})>, critical=True)>' not allowed`,
    {
      field: 'csr',
      hint: 'Leave it out of the request, or do not mark it as critical. Allowed are subjectAltName, extendedKeyUsage, subjectKeyIdentifier, basicConstraints CA:FALSE, and the keyUsages digitalSignature, nonRepudiation, keyEncipherment.',
    },
  );
}
