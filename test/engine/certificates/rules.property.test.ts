import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import forge from 'node-forge';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthority } from '../../../src/engine/certificates/authority.js';
import { describeCertificate } from '../../../src/engine/certificates/describe.js';
import { type Authority, openAuthority, signRequest } from '../../../src/engine/certificates/issue.js';
import { readRequest } from '../../../src/engine/certificates/request.js';
import { EngineError } from '../../../src/engine/errors.js';

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const usageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
const allowed = new Set<string>(usageNames.slice(0, 3));
const extendedNames = ['serverAuth', 'clientAuth', 'codeSigning', 'emailProtection', 'timeStamping'] as const;

/** What a request asks for, from which both the request and what must come of it are made. */
const Asked = fc.record({
  commonName: fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'abcXYZ-.1é团') }),
  usages: fc.option(
    fc.record({ critical: fc.boolean(), names: fc.subarray([...usageNames], { minLength: 1 }) }),
  ),
  extended: fc.option(fc.subarray([...extendedNames], { minLength: 1 })),
  constraints: fc.option(fc.record({ critical: fc.boolean(), authority: fc.boolean() })),
  names: fc.option(fc.array(fc.domain(), { minLength: 1, maxLength: 3 })),
  unknown: fc.option(fc.record({ critical: fc.boolean() })),
});
type Asked = typeof Asked extends fc.Arbitrary<infer T> ? T : never;

function requestFor(asked: Asked): string {
  const { usages, extended, constraints, names, unknown } = asked;
  const extensions = [
    usages && {
      name: 'keyUsage',
      critical: usages.critical,
      ...Object.fromEntries(usages.names.map((name) => [name, true])),
    },
    extended && { name: 'extKeyUsage', ...Object.fromEntries(extended.map((name) => [name, true])) },
    constraints && { name: 'basicConstraints', critical: constraints.critical, cA: constraints.authority },
    names && { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    unknown && { id: '1.3.6.1.4.1.55555.1', critical: unknown.critical, value: '\u0004\u0001x' },
  ].filter((each) => each !== null);
  const csr = forge.pki.createCertificationRequest();
  csr.publicKey = forge.pki.publicKeyFromPem(keys.publicKey);
  csr.setSubject([
    {
      name: 'commonName',
      value: asked.commonName,
      valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class,
    },
  ]);
  csr.setAttributes([{ name: 'extensionRequest', extensions }]);
  csr.sign(forge.pki.privateKeyFromPem(keys.privateKey), forge.md.sha256.create());
  return forge.pki.certificationRequestToPem(csr);
}

/** Magnum's rules once more, over what was asked. */
function isRefused({ usages, constraints, unknown }: Asked): boolean {
  const badUsage = usages?.critical && usages.names.some((name) => !allowed.has(name));
  return Boolean(badUsage || (constraints?.critical && constraints.authority) || unknown?.critical);
}

describe('any request', () => {
  let by: Authority;
  beforeAll(async () => {
    by = openAuthority(await createAuthority('swarm'));
  });

  it('is refused or signed by Magnum’s rules, and never becomes an authority', async () => {
    await fc.assert(
      fc.asyncProperty(Asked, async (asked) => {
        const pem = await signRequest(requestFor(asked), by).catch((error: unknown) => {
          if (error instanceof EngineError) return null;
          throw error;
        });
        expect(pem === null).toBe(isRefused(asked));
        if (pem === null) return;
        const { subject, names, usages } = describeCertificate(pem);
        expect(subject.normalize()).toBe(`CN=${asked.commonName}`.normalize());
        expect(names).toEqual((asked.names ?? []).map((name) => `DNS:${name}`));
        const kept = usageNames.filter((name) => asked.usages?.names.includes(name) && allowed.has(name));
        const extended = extendedNames.filter((name) => asked.extended?.includes(name));
        expect([...usages].sort()).toEqual([...kept, ...extended].sort());
        const signed = forge.pki.certificateFromPem(pem);
        expect(signed.getExtension('basicConstraints')).toEqual(
          asked.constraints ? expect.objectContaining({ cA: false }) : null,
        );
        expect(signed.getExtension({ id: '1.3.6.1.4.1.55555.1' } as never)).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it('that was changed anywhere is refused, and nothing else happens', async () => {
    const pem = requestFor({
      commonName: 'a',
      usages: null,
      extended: ['clientAuth'],
      constraints: null,
      names: ['a.example'],
      unknown: null,
    });
    const der = Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64');
    await fc.assert(
      fc.asyncProperty(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(der);
        changed[at] = (changed[at] ?? 0) ^ change;
        const text = `-----BEGIN CERTIFICATE REQUEST-----\n${changed.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
        await expect(readRequest(text)).rejects.toMatchObject({ code: 'certificate.invalid' });
      }),
      { numRuns: 300 },
    );
  });

  it('whose signature algorithm has parameters that it cannot have is refused', async () => {
    const pem = requestFor({
      commonName: 'a',
      usages: null,
      extended: null,
      constraints: null,
      names: null,
      unknown: null,
    });
    const der = Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64');
    // NULL, before the BIT STRING of the signature, becomes an OCTET STRING. The signature does not cover it.
    const at = der.lastIndexOf(Buffer.from([5, 0, 3, 0x82]));
    expect(at).toBeGreaterThan(0);
    der[at] = 4;
    const text = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
    await expect(readRequest(text)).rejects.toMatchObject({ code: 'certificate.invalid' });
  });

  it('of any bytes or words is refused with a sentence', async () => {
    const framed = fc
      .uint8Array({ maxLength: 200 })
      .map(
        (bytes) =>
          `-----BEGIN CERTIFICATE REQUEST-----${Buffer.from(bytes).toString('base64')}-----END CERTIFICATE REQUEST-----`,
      );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), framed), async (text) => {
        await expect(readRequest(text)).rejects.toMatchObject({
          code: 'certificate.invalid',
          message: expect.stringMatching(/^Received invalid csr b'.*'\.$/s),
        });
      }),
      { numRuns: 300 },
    );
  });
});
