import type { Button, Fact } from '../../card/card.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { noMasterDone } from '../../engine/clusters/failed-upgrade.js';
import type { Operation } from '../../engine/operations/operation.js';
import { clusterButtons } from './card.js';

/** Whether another upgrade may take the place of one that failed, as far as Heat saw. */
function mayBeLeft(operation: Operation): boolean {
  const { upgrade, nodegroup } = operation.input;
  return upgrade !== undefined && nodegroup === undefined && noMasterDone([operation]);
}

/** What can be done with a cluster after an operation that failed. */
export function buttonsAfterFailure(operation: Operation, cluster: Cluster): Button[] {
  const all = clusterButtons(cluster, operation.kind === 'nodegroup-create');
  // While it is done only in part, no other number of nodes can be asked for.
  const isUpgrade = operation.input.upgrade !== undefined;
  const buttons = all.filter(({ label, action }) => {
    if (operation.input.noFlavorLeft && action.includes(' --flavors ')) return false;
    return !isUpgrade || label !== 'Scale';
  });
  if (cluster.status !== 'UPDATE_FAILED' || !mayBeLeft(operation)) return buttons;
  const other: Button = {
    label: 'Other template',
    style: 'plain',
    action: `ask:cluster-upgrade ${cluster.uuid}`,
  };
  const again = buttons.findIndex(({ action }) => action.startsWith('cmd:cluster-retry '));
  return [...buttons.slice(0, again + 1), other, ...buttons.slice(again + 1)];
}

/** The other way out of an upgrade that failed than to try it again. */
export function upgradeFacts(operation: Operation): Fact[] {
  if (!mayBeLeft(operation)) return [];
  const value = [
    'No master has finished it, so another template can take its place, also the one before: ',
    { code: `cluster-upgrade ${operation.clusterName} TEMPLATE` },
  ];
  return [{ label: 'Another way out', value, short: false }];
}
