import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAuthority,
  issueClientCertificate,
  type KeyedCertificate,
  newSerial,
} from '../../src/engine/certificates/authority.js';
import { signRequest } from '../../src/engine/certificates/sign.js';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.runIf(hasOpenssl)('certificates of a cluster, as OpenSSL sees them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-certificates-'));
  const path = (name: string) => join(folder, name);
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  let ca: KeyedCertificate;
  beforeAll(async () => {
    ca = await createAuthority('swarm');
    writeFileSync(path('ca.pem'), ca.certificate);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A request with these lines in its section of extensions. */
  function request(extensions: readonly string[], key = ['-newkey', 'rsa:2048']): string {
    writeFileSync(
      path('csr.cnf'),
      [
        '[req]',
        'distinguished_name=dn',
        'req_extensions=ext',
        'prompt=no',
        '[dn]',
        'CN=node-1',
        'O=system:nodes',
        '[ext]',
        ...extensions,
      ].join('\n'),
    );
    openssl(
      'req',
      '-new',
      '-nodes',
      ...key,
      '-keyout',
      path('key.pem'),
      '-out',
      path('csr.pem'),
      '-config',
      path('csr.cnf'),
    );
    return readFileSync(path('csr.pem'), 'utf8');
  }
  async function signed(csr: string): Promise<string> {
    writeFileSync(path('cert.pem'), await signRequest(csr, ca));
    return openssl('x509', '-in', path('cert.pem'), '-noout', '-text');
  }

  it('the authority is one: CA, path length 0, five years', () => {
    const text = openssl('x509', '-in', path('ca.pem'), '-noout', '-text');
    expect(text).toMatch(/CA:TRUE, pathlen:0/);
    expect(text).toContain('Certificate Sign');
    expect(text).toMatch(/Subject: CN ?= ?swarm/);
    openssl('x509', '-in', path('ca.pem'), '-noout', '-checkend', String(1_800 * 86_400));
  });

  it('what it signs is valid, for the subject and the names that were asked for', async () => {
    const text = await signed(
      request(['subjectAltName=IP:10.0.0.5,DNS:node-1', 'extendedKeyUsage=clientAuth,serverAuth']),
    );
    expect(openssl('verify', '-CAfile', path('ca.pem'), path('cert.pem'))).toContain('OK');
    expect(text).toMatch(/Subject: .*CN ?= ?node-1/);
    expect(text).toContain('IP Address:10.0.0.5');
    expect(text).toContain('TLS Web Client Authentication');
  });

  it('the client certificate of the program is valid', async () => {
    writeFileSync(path('client.pem'), (await issueClientCertificate(ca)).certificate);
    expect(
      openssl('verify', '-CAfile', path('ca.pem'), '-purpose', 'sslclient', path('client.pem')),
    ).toContain('OK');
  });

  it('a request never becomes an authority', async () => {
    const text = await signed(request(['basicConstraints=CA:TRUE']));
    expect(text).not.toContain('CA:TRUE');
    await expect(signRequest(request(['basicConstraints=critical,CA:TRUE']), ca)).rejects.toThrow(
      'CA is not allowed',
    );
  });

  it('keeps only the key usages that a node needs', async () => {
    const text = await signed(request(['keyUsage=digitalSignature,keyCertSign']));
    expect(text).toContain('Digital Signature');
    expect(text).not.toContain('Certificate Sign');
  });

  it('refuses a critical extension that it does not know, and drops another', async () => {
    const text = await signed(request(['nsComment=hello']));
    expect(text).not.toContain('hello');
    await expect(signRequest(request(['nsComment=critical,hello']), ca)).rejects.toThrow(
      /Extension '.*' not allowed/,
    );
  });

  it.each([
    ['what is no request', 'hello'],
    ['a request that was changed', 'changed'],
    ['a private key', 'key'],
    ['a key that is not RSA', 'ec'],
  ])('refuses %s', async (_, kind) => {
    const csr = request(
      ['subjectAltName=DNS:a'],
      kind === 'ec' ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : undefined,
    );
    const lines = csr.split('\n');
    const middle = lines[5] ?? '';
    const pem = {
      hello: 'hello',
      changed: csr.replace(middle, middle.replace(/./g, 'A')),
      key: readFileSync(path('key.pem'), 'utf8'),
      ec: csr,
    }[kind];
    await expect(signRequest(pem ?? '', ca)).rejects.toMatchObject({
      code: 'certificate.invalid',
      field: 'csr',
    });
  });
});

describe('a serial number', () => {
  it('is never one that OpenSSL calls padded: about one in 500 was', () => {
    const serials = Array.from({ length: 5000 }, () => newSerial());
    expect(serials.filter((serial) => !/^[4-7][0-9a-f]{31}$/.test(serial))).toEqual([]);
    expect(new Set(serials).size).toBe(serials.length);
  });
});
