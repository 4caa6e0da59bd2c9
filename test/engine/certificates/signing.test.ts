import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthority, issueClientCertificate } from '../../../src/engine/certificates/authority.js';
import { describeCertificate } from '../../../src/engine/certificates/describe.js';
import {
  type Authority,
  type KeyedCertificate,
  newSerial,
  openAuthority,
  signRequest,
} from '../../../src/engine/certificates/issue.js';
import { hasOpenssl, type OpenSsl, openOpenssl } from './openssl.js';

describe.runIf(hasOpenssl)('certificates of a cluster, as OpenSSL sees them', () => {
  let openssl: OpenSsl;
  let ca: KeyedCertificate;
  let by: Authority;
  beforeAll(async () => {
    openssl = openOpenssl();
    ca = await createAuthority('swarm');
    by = openAuthority(ca);
    openssl.write('ca.pem', ca.certificate);
  });
  afterAll(() => openssl.remove());

  const signed = async (csr: string) => openssl.text(await signRequest(csr, by));
  const verified = (pem: string, ...more: string[]) =>
    openssl.run('verify', '-CAfile', 'ca.pem', ...more, openssl.write('cert.pem', pem));

  it('the authority is one: CA, path length 0, five years', () => {
    const text = openssl.text(ca.certificate);
    expect(text).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(text).toMatch(/Key Usage: critical\s+Certificate Sign\n/);
    expect(text).toMatch(/Subject: CN ?= ?swarm/);
    expect(text).not.toContain('Key Identifier');
    openssl.run('x509', '-in', 'ca.pem', '-noout', '-checkend', String(1_824 * 86_400));
    expect(() =>
      openssl.run('x509', '-in', 'ca.pem', '-noout', '-checkend', String(1_826 * 86_400)),
    ).toThrow();
  });

  it('what it signs is valid, for the subject and the names that were asked for', async () => {
    const csr = openssl.request([
      'subjectAltName=IP:10.0.0.5,DNS:node-1',
      'extendedKeyUsage=clientAuth,serverAuth',
    ]);
    const pem = await signRequest(csr, by);
    expect(verified(pem, '-purpose', 'sslserver')).toContain('OK');
    expect(openssl.text(pem)).toMatch(/Subject: CN ?= ?node-1, O ?= ?system:nodes/);
    expect(describeCertificate(pem)).toMatchObject({
      subject: 'CN=node-1, O=system:nodes',
      issuer: 'CN=swarm',
      names: ['IP Address:10.0.0.5', 'DNS:node-1'],
      usages: ['clientAuth', 'serverAuth'],
    });
  });

  it.each([
    ['RSA-4096', ['-newkey', 'rsa:4096'], '4096 bit'],
    ['P-256', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], 'prime256v1'],
    ['P-521 with SHA-512', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521', '-sha512'], 'secp521r1'],
    ['Ed25519', ['-newkey', 'ed25519'], 'ED25519'],
    ['RSA signed with SHA-1', ['-newkey', 'rsa:2048', '-sha1'], '2048 bit'],
  ])('signs for a key of the kind %s', async (_, key, shown) => {
    const pem = await signRequest(openssl.request(['extendedKeyUsage=clientAuth'], key), by);
    expect(verified(pem, '-purpose', 'sslclient')).toContain('OK');
    expect(openssl.text(pem)).toContain(shown);
  });

  it('an authority with an EC key signs too', async () => {
    openssl.run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'own.key');
    openssl.run('req', '-x509', '-new', '-key', 'own.key', '-subj', '/CN=own', '-out', 'own.pem');
    const own = openAuthority({ certificate: openssl.read('own.pem'), privateKey: openssl.read('own.key') });
    const pem = await signRequest(openssl.request([]), own);
    openssl.write('cert.pem', pem);
    expect(openssl.run('verify', '-CAfile', 'own.pem', 'cert.pem')).toContain('OK');
    expect(openssl.text(pem)).toContain('ecdsa-with-SHA256');
  });

  it('the client certificate of the program is valid', async () => {
    const client = await issueClientCertificate(ca);
    expect(verified(client.certificate, '-purpose', 'sslclient')).toContain('OK');
    expect(describeCertificate(client.certificate)).toMatchObject({
      subject: 'CN=admin, O=system:masters',
      usages: ['digitalSignature', 'keyEncipherment', 'clientAuth'],
    });
  });

  it('a request whose line breaks a chat took away is read all the same', async () => {
    const csr = openssl.request(['subjectAltName=DNS:a']);
    const pasted = `Here it is: ${csr.replaceAll('\n', ' ')} thanks`;
    expect(await signed(pasted)).toContain('DNS:a');
  });

  it('a name is kept as it was encoded, whatever the alphabet', async () => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-utf8', '-subj', '/O=团队/CN=Zoë'];
    const pem = await signRequest(openssl.request([], key), by);
    const subject = (kind: string, file: string) =>
      openssl.run(kind, '-in', file, '-noout', '-subject', '-nameopt', 'dump_all,dump_der');
    openssl.write('cert.pem', pem);
    expect(subject('x509', 'cert.pem')).toBe(subject('req', 'csr.pem'));
  });

  it('without extensions asked for, none are there, as with Magnum', async () => {
    expect(await signed(openssl.request([]))).not.toContain('extensions');
  });

  describe('Magnum’s rules for extensions', () => {
    it('a request never becomes an authority: what is not critical is made none', async () => {
      const text = await signed(openssl.request(['basicConstraints=CA:TRUE,pathlen:3']));
      expect(text).toContain('CA:FALSE');
      expect(text).not.toContain('CA:TRUE');
    });

    it('only the key usages that a node needs are kept', async () => {
      const all = 'digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment,keyCertSign,cRLSign';
      const text = await signed(openssl.request([`keyUsage=${all}`]));
      expect(text).toMatch(/Key Usage: \n\s+Digital Signature, Non Repudiation, Key Encipherment\n/);
      expect(await signed(openssl.request(['keyUsage=keyCertSign']))).not.toContain('Key Usage');
    });

    it('an extension that is not known is dropped', async () => {
      expect(await signed(openssl.request(['nsComment=hello']))).not.toContain('hello');
    });

    it.each([
      ['nsComment=critical,hello', '2.16.840.1.113730.1.13'],
      ['basicConstraints=critical,CA:TRUE', '2.5.29.19'],
      ['keyUsage=critical,digitalSignature,keyCertSign', '2.5.29.15'],
      ['keyUsage=critical,digitalSignature,keyAgreement,decipherOnly', '2.5.29.15'],
    ])('%s is refused, in Magnum’s words', async (line, oid) => {
      await expect(signRequest(openssl.request([line]), by)).rejects.toMatchObject({
        code: 'certificate.invalid',
        field: 'csr',
        message: expect.stringMatching(new RegExp(`^Extension '<Extension.*oid=${oid}.*>' not allowed$`)),
      });
    });

    it('what is critical and allowed stays critical', async () => {
      const text = await signed(
        openssl.request(['keyUsage=critical,digitalSignature', 'basicConstraints=critical,CA:FALSE']),
      );
      expect(text).toMatch(/Key Usage: critical\s+Digital Signature\n/);
      expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    });
  });

  describe('what is no request', () => {
    const refusal = (csr: string) => signRequest(csr, by).catch((error: unknown) => error);

    it('is answered in Magnum’s words', async () => {
      expect(await refusal('garbage')).toMatchObject({
        code: 'certificate.invalid',
        message: "Received invalid csr b'garbage'.",
      });
      expect(await refusal("it's\n“no”")).toMatchObject({
        message: "Received invalid csr b'it\\'s\\n\\xe2\\x80\\x9cno\\xe2\\x80\\x9d'.",
      });
    });

    it('a signature that was not made with its key', async () => {
      const lines = openssl.request(['subjectAltName=DNS:a']).split('\n');
      lines[5] = (lines[5] ?? '').replace(/./g, 'A');
      expect(await refusal(lines.join('\n'))).toMatchObject({ code: 'certificate.invalid' });
      const other = openssl.request([]).split('\n');
      const mixed = [...openssl.request([]).split('\n').slice(0, 8), ...other.slice(8)].join('\n');
      expect(await refusal(mixed)).toMatchObject({
        hint: expect.stringContaining('was not made with its own key'),
      });
    });

    it('a certificate, two requests at once, one too long, a weak key', async () => {
      expect(await refusal(ca.certificate)).toMatchObject({ code: 'certificate.invalid' });
      const csr = openssl.request([]);
      expect(await refusal(csr + csr)).toMatchObject({ code: 'certificate.invalid' });
      expect(await refusal(csr + ' '.repeat(65_536))).toMatchObject({
        hint: expect.stringContaining('65536'),
      });
      const weak = openssl.request([], ['-newkey', 'rsa:768', '-sha1']);
      expect(await refusal(weak)).toMatchObject({ hint: expect.stringContaining('1024') });
    });

    it.each([
      ['PKCS#8', ['genrsa', '-out', 'k.pem', '2048']],
      ['PKCS#1', ['genrsa', '-traditional', '-out', 'k.pem', '2048']],
      ['EC', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'k.pem']],
      ['encrypted', ['genrsa', '-aes256', '-passout', 'pass:secret', '-out', 'k.pem', '2048']],
    ])(
      'a private key (%s) is refused and never repeated, whole or without its first line',
      async (_, make) => {
        openssl.run(...make);
        const key = openssl.read('k.pem');
        const body = key.split('\n').slice(1, -2).join('\n');
        const secret = key.split('\n')[3] ?? '';
        for (const shown of [
          key,
          key.replaceAll('\n', ' '),
          body,
          `My key is ${body} thanks a lot`,
          `${openssl.request([])}\n${key}`,
        ]) {
          const error = (await refusal(shown)) as Error;
          expect(error).toMatchObject({ code: 'certificate.private_key', field: 'csr' });
          expect(JSON.stringify(error) + error.message + error.stack).not.toContain(secret.slice(0, 20));
        }
      },
    );
  });
});

describe('a serial number', () => {
  it('is never one that OpenSSL calls padded: about one in 500 was', () => {
    const serials = Array.from({ length: 5000 }, () => newSerial());
    expect(serials.filter((serial) => !/^[4-7][0-9a-f]{31}$/.test(serial))).toEqual([]);
    expect(new Set(serials).size).toBe(serials.length);
  });
});
