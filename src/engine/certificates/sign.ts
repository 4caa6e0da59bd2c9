import forge from 'node-forge';
import { EngineError } from '../errors.js';
import { blankCertificate, type KeyedCertificate } from './authority.js';
import { signCertificate } from './rsa.js';

/** The extensions that Magnum copies from a request; any other is dropped, or refused when critical. */
const allowed = ['keyUsage', 'extKeyUsage', 'subjectAltName', 'basicConstraints', 'subjectKeyIdentifier'];
const allowedUsages = ['digitalSignature', 'keyEncipherment', 'nonRepudiation'] as const;

interface Extension {
  name?: string;
  id?: string;
  critical?: boolean;
  [field: string]: unknown;
}

/**
 * Signs a certificate signing request with a cluster's authority by Magnum's rules (magnum.md E.3): subject
 * and key from the request, extensions filtered, never an authority. RSA keys only. Throws EngineError
 * `certificate.invalid` for what is no request, has a broken signature, or demands what is not allowed.
 */
export async function signRequest(csrPem: string, ca: KeyedCertificate): Promise<string> {
  const csr = readRequest(csrPem);
  if (!csr.publicKey)
    throw new EngineError('certificate.invalid', 'The signing request has no public key.', { field: 'csr' });
  const certificate = blankCertificate();
  certificate.publicKey = csr.publicKey;
  certificate.setSubject(csr.subject.attributes);
  certificate.setIssuer(forge.pki.certificateFromPem(ca.certificate).subject.attributes);
  certificate.setExtensions(filterExtensions(csr));
  return signCertificate(certificate, ca.privateKey);
}

function readRequest(pem: string): forge.pki.CertificateSigningRequest {
  if (/PRIVATE KEY/.test(pem)) {
    throw new EngineError(
      'certificate.invalid',
      'This is a private key, not a signing request. It was not kept.',
      {
        field: 'csr',
        hint: 'Take that key out of use: it has been shown. Send the .csr file that was made from a new one.',
      },
    );
  }
  try {
    const csr = forge.pki.certificationRequestFromPem(pem, true);
    if (csr.verify()) return csr;
  } catch {
    // Said below, in one sentence for everything that is not a request.
  }
  throw new EngineError('certificate.invalid', `Received invalid csr ${JSON.stringify(pem.slice(0, 60))}.`, {
    field: 'csr',
    hint: 'A request is PEM text that begins with -----BEGIN CERTIFICATE REQUEST----- and has an RSA key.',
  });
}

function requested(csr: forge.pki.CertificateSigningRequest): Extension[] {
  const attribute: unknown = csr.getAttribute({ name: 'extensionRequest' });
  if (typeof attribute !== 'object' || attribute === null || !('extensions' in attribute)) return [];
  return Array.isArray(attribute.extensions) ? attribute.extensions : [];
}

function filterExtensions(csr: forge.pki.CertificateSigningRequest): Extension[] {
  return requested(csr).flatMap((extension) => {
    const name = extension.name ?? extension.id ?? 'unknown';
    if (!allowed.includes(name)) {
      if (extension.critical)
        throw new EngineError('certificate.invalid', `Extension '${name}' not allowed`, { field: 'csr' });
      return [];
    }
    if (name === 'basicConstraints') return [withoutAuthority(extension)];
    if (name === 'keyUsage') return filterUsages(extension);
    return [extension];
  });
}

function withoutAuthority(extension: Extension): Extension {
  if (extension.critical && extension.cA === true) {
    throw new EngineError(
      'certificate.invalid',
      'CA is not allowed in basicConstraints of a signing request.',
      { field: 'csr' },
    );
  }
  return { name: 'basicConstraints', critical: extension.critical ?? false, cA: false };
}

function filterUsages(extension: Extension): Extension[] {
  const kept = allowedUsages.filter((usage) => extension[usage] === true);
  if (kept.length === 0) return [];
  return [
    {
      name: 'keyUsage',
      critical: extension.critical ?? false,
      ...Object.fromEntries(kept.map((usage) => [usage, true])),
    },
  ];
}
