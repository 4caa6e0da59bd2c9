import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../../src/openstack/connect.js';
import type { Credentials } from '../../../src/openstack/credentials.js';
import { type ScriptedCloud, startScriptedCloud } from './scripted-cloud.js';

describe('a cloud behind a certificate of its own', () => {
  const tls = selfSigned();
  let server: ScriptedCloud;
  beforeAll(async () => {
    server = await startScriptedCloud({ tls });
  });
  afterAll(() => server.close());

  const token = async (trust: Partial<Credentials>) => {
    const cloud = connect({ ...server.credentials, ...trust });
    try {
      return await cloud.identity.token();
    } finally {
      await cloud.close();
    }
  };

  it('is not trusted by itself, and says what to set', async () => {
    await expect(token({})).rejects.toMatchObject({
      code: 'openstack.untrusted_certificate',
      service: 'keystone',
      message: expect.stringMatching(/is not trusted \(\w+\)\. Set OS_CACERT to/),
    });
  });

  it('is trusted through the certificate of its authority', async () => {
    expect(await token({ caCertificate: tls.cert })).toMatch(/^token-/);
  });

  it('is trusted blindly when told so', async () => {
    expect(await token({ insecure: true })).toMatch(/^token-/);
  });

  it('is told from one that does not speak TLS', async () => {
    const plain = await startScriptedCloud();
    const authUrl = plain.credentials.authUrl.replace('http:', 'https:');
    await expect(token({ authUrl })).rejects.toMatchObject({
      code: 'openstack.unreachable',
      message: expect.stringContaining('it does not speak TLS: is its address http:// and not https://?'),
    });
    await plain.close();
  });
});

function selfSigned(): { key: string; cert: string } {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(privateKey);
  const cert = forge.pki.createCertificate();
  cert.publicKey = forge.pki.rsa.setPublicKey(key.n, key.e);
  cert.serialNumber = '01';
  cert.validity.notBefore = new Date(Date.now() - 60_000);
  cert.validity.notAfter = new Date(Date.now() + 3_600_000);
  const name = [{ name: 'commonName', value: 'scripted cloud' }];
  cert.setSubject(name);
  cert.setIssuer(name);
  cert.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
  ]);
  cert.sign(key, forge.md.sha256.create());
  return { key: privateKey, cert: forge.pki.certificateToPem(cert) };
}
