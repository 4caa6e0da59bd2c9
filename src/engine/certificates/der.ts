import forge from 'node-forge';

declare module 'node-forge' {
  namespace asn1 {
    /** There since forge 0.8, missing in its types. */
    function fromDer(
      bytes: util.ByteStringBuffer,
      options: { strict: boolean; parseAllBytes: boolean; decodeBitStrings: boolean },
    ): Asn1;
  }
}

const { asn1 } = forge;

/** A parsed value of ASN.1. */
export type Der = forge.asn1.Asn1;

/** Reads one DER value that fills the bytes. Throws for anything else. */
export function readDer(bytes: Buffer): Der {
  const text = forge.util.createBuffer(bytes.toString('binary'));
  return asn1.fromDer(text, { strict: true, parseAllBytes: true, decodeBitStrings: false });
}

/** The bytes of a value. */
export function writeDer(value: Der): Buffer {
  return Buffer.from(asn1.toDer(value).getBytes(), 'binary');
}

/** The parts of a constructed value. Throws unless it is one of that type. */
export function partsOf(
  value: Der | undefined,
  type: forge.asn1.Type,
  tagClass = asn1.Class.UNIVERSAL,
): Der[] {
  if (value?.tagClass === tagClass && value.type === type && Array.isArray(value.value)) return value.value;
  throw new Error('not the constructed value that was expected');
}

/** The parts of a SEQUENCE. */
export function sequenceOf(value: Der | undefined): Der[] {
  return partsOf(value, asn1.Type.SEQUENCE);
}

/** The content of a primitive value. Throws unless it is one of that type. */
export function contentOf(value: Der | undefined, type: forge.asn1.Type): Buffer {
  if (value?.tagClass === asn1.Class.UNIVERSAL && value.type === type && typeof value.value === 'string')
    return Buffer.from(value.value, 'binary');
  throw new Error('not the primitive value that was expected');
}

/** An object identifier in dots. */
export function oidOf(value: Der | undefined): string {
  return asn1.derToOid(contentOf(value, asn1.Type.OID).toString('binary'));
}

/** The bytes of a BIT STRING that has no unused bits, as keys and signatures are. */
export function bitsOf(value: Der | undefined): Buffer {
  const [unused, ...bytes] = contentOf(value, asn1.Type.BITSTRING);
  if (unused !== 0) throw new Error('a BIT STRING of whole bytes was expected');
  return Buffer.from(bytes);
}

/** A SEQUENCE. */
export function sequence(...parts: Der[]): Der {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, parts);
}

/** A primitive value with this content. */
export function primitive(type: forge.asn1.Type, content: Buffer): Der {
  return asn1.create(asn1.Class.UNIVERSAL, type, false, content.toString('binary'));
}

/** A value tagged `[n]` explicitly. */
export function tagged(n: number, ...parts: Der[]): Der {
  return asn1.create(asn1.Class.CONTEXT_SPECIFIC, n, true, parts);
}

/** An OBJECT IDENTIFIER. */
export function oid(dotted: string): Der {
  return primitive(asn1.Type.OID, Buffer.from(asn1.oidToDer(dotted).getBytes(), 'binary'));
}

/** A BIT STRING of whole bytes. */
export function bits(bytes: Buffer): Der {
  return primitive(asn1.Type.BITSTRING, Buffer.concat([Buffer.from([0]), bytes]));
}
