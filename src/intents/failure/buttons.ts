import type { Button } from '../../card/card.js';
import { canRetry } from '../../engine/clusters/changeable.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { explainFailure } from './explain.js';
import { failedCluster } from './failure.js';

const otherFlavor = { smaller: 'Smaller flavor', fitting: 'Other flavor' } as const;

/**
 * What may be pressed to get on after a failure; nothing where nothing failed, or trying again is no use. `newGroup`: it
 * was a further node group that could not be made.
 */
export function remedyButtons(
  cluster: Pick<Cluster, 'uuid' | 'status' | 'statusReason' | 'faults'>,
  newGroup = false,
): Button[] {
  const { uuid, status } = cluster;
  if (!canRetry(status)) return [];
  const { kind, retry, otherFlavor: flavors } = explainFailure(failedCluster(cluster));
  const buttons: Button[] = [];
  if (retry !== 'never')
    buttons.push({ label: 'Try again', style: 'primary', action: `cmd:cluster-retry ${uuid}` });
  // Servers that run keep the flavor that they have.
  if (flavors && (newGroup || status === 'CREATE_FAILED'))
    buttons.push({
      label: otherFlavor[flavors],
      style: retry === 'never' ? 'primary' : 'plain',
      action: `cmd:cluster-retry ${uuid} --flavors ${flavors}`,
    });
  if (status === 'DELETE_FAILED')
    buttons.push({ label: 'Leave it', style: 'plain', action: `cmd:cluster-retry ${uuid} --leave` });
  if (kind === 'magnum-quota')
    buttons.push({ label: 'Ask for more', style: 'plain', action: 'ask:quota-request' });
  return buttons;
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
