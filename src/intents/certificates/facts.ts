import type { Fact } from '../../card/card.js';
import { localMoment } from '../../card/words.js';
import type { CertificateDetails } from '../../engine/certificates/describe.js';

/** What a card says of a certificate. */
export function certificateFacts(
  certificate: Pick<CertificateDetails, 'subject' | 'names' | 'usages' | 'expiresAt' | 'fingerprint'>,
): Fact[] {
  const { subject, names, usages, expiresAt, fingerprint } = certificate;
  return [
    { label: 'Subject', value: subject || '-' },
    ...(names.length > 0 ? [{ label: 'Alternative names', value: names.join(', '), short: false }] : []),
    ...(usages.length > 0 ? [{ label: 'Usages', value: usages.join(', ') }] : []),
    { label: 'Expires', value: [localMoment(expiresAt)] },
    { label: 'SHA-256 fingerprint', value: [{ code: fingerprint }], short: false },
  ];
}
