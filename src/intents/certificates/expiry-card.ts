import type { Card } from '../../card/card.js';
import { counted } from '../../card/words.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import type { IssuedCertificate } from '../../engine/store/issued.js';
import { certificateFacts } from './facts.js';

/** What the owner of a certificate hears before it expires, with what to do. */
export function expiryCard({ name }: Cluster, issued: IssuedCertificate, days: number): Card {
  const when = `in ${counted(days, 'day')}`;
  const tone = days > 1 ? 'warning' : 'danger';
  const facts = certificateFacts(issued);
  if (issued.kind === 'authority') {
    return {
      title: `The certificate authority of ${name} expires ${when}`,
      tone,
      text: 'After that nothing that it signed is accepted any more, and nobody reaches the cluster.',
      facts,
      buttons: [
        { label: 'Replace it', style: 'primary', action: `cmd:ca-rotate ${name}` },
        { label: 'What it has signed', style: 'plain', action: `cmd:ca-show ${name}` },
      ],
    };
  }
  return {
    title: `Your certificate for ${name} expires ${when}`,
    tone,
    text: 'Make a new request and have it signed. The old certificate works until it expires.',
    facts,
    buttons: [
      { label: 'Sign a request', style: 'primary', action: `ask:ca-sign ${name}` },
      { label: 'How to make one', style: 'plain', action: `cmd:cluster-config ${name}` },
    ],
  };
}
