import type { Fact } from '../../card/card.js';
import type { HealthReason } from '../../engine/clusters/cluster.js';

const mostNodes = 10;

/** What was found of a cluster's health: the API, and each node that is not ready; those that are, as a number. */
export function healthFacts(reason: HealthReason): Fact[] {
  const { api, ...nodes } = reason;
  const all = Object.entries(nodes);
  const bad = all.filter(([, value]) => value !== 'True');
  const shown = bad.slice(0, mostNodes).map(([label, value]): Fact => ({ label, value }));
  const more = bad.length - shown.length;
  return [
    ...(api ? [{ label: 'api', value: api, short: api.length <= 40 }] : []),
    ...shown,
    ...(more > 0 ? [{ label: 'and', value: `${more} more that are not ready` }] : []),
    ...(all.length > 0
      ? [{ label: 'nodes ready', value: `${all.length - bad.length} of ${all.length}` }]
      : []),
  ];
}
