import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

/** A signing request for a new RSA-2048 key. */
export function signingRequest(): string {
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

/** What ours does, with node-forge alone: read, verify, sign. */
export function plainForge(pem: string, ca: { certificate: string; privateKey: string }): () => string {
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
