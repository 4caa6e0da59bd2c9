import type { Button } from '../../card/card.js';
import { canRetry } from '../../engine/clusters/changeable.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { explainFailure } from './explain.js';
import { failedCluster } from './failure.js';

const otherFlavor = { smaller: 'Smaller flavor', fitting: 'Other flavor' } as const;

/**
 * What may be pressed to get on after a failure; nothing where nothing failed, or trying again is no use. What helps stands first, and
 * is the primary one: trying again only where that may be enough by itself. `newGroup`: it was a further node group that could not be
 * made.
 */
export function remedyButtons(
  cluster: Pick<Cluster, 'uuid' | 'status' | 'statusReason' | 'faults'>,
  newGroup = false,
): Button[] {
  const { uuid, status } = cluster;
  if (!canRetry(status)) return [];
  const { kind, retry, otherFlavor: flavors } = explainFailure(failedCluster(cluster));
  const isEnough = retry === 'alone';
  const again: Button = {
    label: 'Try again',
    style: isEnough ? 'primary' : 'plain',
    action: `cmd:cluster-retry ${uuid}`,
  };
  const others: Button[] = [];
  // Servers that run keep the flavor that they have.
  if (flavors && (newGroup || status === 'CREATE_FAILED'))
    others.push({
      label: otherFlavor[flavors],
      style: isEnough ? 'plain' : 'primary',
      action: `cmd:cluster-retry ${uuid} --flavors ${flavors}`,
    });
  if (kind === 'magnum-quota')
    others.push({ label: 'Ask for more', style: 'primary', action: 'ask:quota-request' });
  const leave: Button[] =
    status === 'DELETE_FAILED'
      ? [{ label: 'Leave it', style: 'plain', action: `cmd:cluster-retry ${uuid} --leave` }]
      : [];
  if (retry === 'never') return [...others, ...leave];
  return isEnough ? [again, ...others, ...leave] : [...others, again, ...leave];
}

/** What the button is called that shows everything that is known: a guest's own words where it said some. */
export function historyLabel({
  status,
  statusReason,
  faults,
}: Pick<Cluster, 'status' | 'statusReason' | 'faults'>): string {
  const guest = canRetry(status) && explainFailure({ faults, reason: statusReason }).kind === 'guest-failure';
  return guest ? 'What the node said' : 'What happened';
}
