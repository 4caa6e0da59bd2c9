import { generateKeyPairSync } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import forge from 'node-forge';
import { createAuthority } from '../src/engine/certificates/authority.js';
import { openAuthority, signRequest } from '../src/engine/certificates/issue.js';

/** Requests that are being signed at once. */
const parallel = 16;
const seconds = 5;
/** RSA-2048 signatures a second that one core has to make. */
const limit = 500;

interface Measured {
  readonly perCore: number;
  readonly perSecond: number;
  /** Milliseconds that the event loop was late, at the 99th percentile. */
  readonly p99: number;
}

/** Signs for some seconds. Signatures a core are those for each second of processor time, whatever thread used it. */
async function measure(sign: () => unknown): Promise<Measured> {
  for (let i = 0; i < 50; i++) await sign();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begun = performance.now();
  const used = process.cpuUsage();
  let count = 0;
  const work = async () => {
    while (performance.now() - begun < seconds * 1000) {
      await sign();
      count++;
      await new Promise(setImmediate);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  const { user, system } = process.cpuUsage(used);
  delay.disable();
  return {
    perCore: count / ((user + system) / 1e6),
    perSecond: count / ((performance.now() - begun) / 1000),
    p99: delay.percentile(99) / 1e6,
  };
}

function print(name: string, { perCore, perSecond, p99 }: Measured): void {
  const words = [
    name.padEnd(34),
    `${perCore.toFixed(0).padStart(5)} a second a core`,
    `${perSecond.toFixed(0).padStart(5)} a second`,
    `event loop late by ${p99.toFixed(1)} ms at p99`,
  ];
  console.log(words.join('   '));
}

function request(): string {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const csr = forge.pki.createCertificationRequest();
  csr.publicKey = forge.pki.publicKeyFromPem(publicKey);
  csr.setSubject([{ name: 'commonName', value: 'Your Name' }]);
  csr.setAttributes([{ name: 'extensionRequest', extensions: [{ name: 'extKeyUsage', clientAuth: true }] }]);
  csr.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return forge.pki.certificationRequestToPem(csr);
}

/** The same with node-forge alone: read, verify, sign. */
function plainForge(pem: string, ca: { certificate: string; privateKey: string }): () => string {
  const key = forge.pki.privateKeyFromPem(ca.privateKey);
  const issuer = forge.pki.certificateFromPem(ca.certificate).subject.attributes;
  return () => {
    const csr = forge.pki.certificationRequestFromPem(pem);
    if (!csr.verify() || !csr.publicKey) throw new Error('the request does not verify');
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = csr.publicKey;
    certificate.serialNumber = '40';
    certificate.setSubject(csr.subject.attributes);
    certificate.setIssuer(issuer);
    certificate.setExtensions([{ name: 'extKeyUsage', clientAuth: true }]);
    certificate.sign(key, forge.md.sha256.create());
    return forge.pki.certificateToPem(certificate);
  };
}

/** Signs with ours and with plain node-forge; true when one core makes what it must. */
export async function run(): Promise<boolean> {
  const ca = await createAuthority('bench');
  const csr = request();
  const by = openAuthority(ca);
  const ours = await measure(() => signRequest(csr, by));
  print('ours, RSA-2048 with SHA-256', ours);
  const peer = await measure(plainForge(csr, ca));
  print('plain node-forge', peer);
  console.log(`ratio ${(ours.perCore / peer.perCore).toFixed(0)}`);
  if (ours.perCore >= limit) return true;
  console.error(`less than ${limit} a second a core`);
  return false;
}
