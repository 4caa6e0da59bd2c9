import type { Card } from '../../card/card.js';
import { counted } from '../../card/words.js';
import type { LeftCluster } from '../../engine/clusters/leave.js';
import { failureFacts } from '../failure/facts.js';
import { failedCluster } from '../failure/failure.js';

const mostRows = 20;

/** What is left of a cluster that somebody leaves as Heat could not delete it. */
export function leftCard({ cluster, left }: LeftCluster): Card {
  const { name, uuid, status } = cluster;
  const [why] = failureFacts(failedCluster(cluster));
  const things =
    left.length === 0
      ? 'Heat has no server, volume or network of it any more.'
      : `Heat still has ${counted(left.length, 'resource')} of it.`;
  return {
    title: `Cluster ${name} is left as it is`,
    tone: 'warning',
    text: `It stays as ${status} and counts against the quota. ${things} Try again once what blocks it is gone.`,
    ...(why ? { facts: [why] } : {}),
    ...(left.length > 0
      ? {
          table: {
            columns: ['resource', 'id', 'status'],
            rows: left.slice(0, mostRows).map((one) => [one.type, one.physicalId, one.status]),
          },
        }
      : {}),
    buttons: [{ label: 'Try again', style: 'primary', action: `cmd:cluster-retry ${uuid}` }],
    footnote: `The same by typing: /magnum cluster-retry ${name}`,
  };
}
