import { z } from 'zod';
import type { Upgrade } from '../../drivers/driver.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { listNodeGroups, requireNodeGroup } from '../nodegroups/lookup.js';
import { defaultWorker, type NodeGroup } from '../nodegroups/nodegroup.js';
import type { Request } from '../operations/begin.js';
import type { UpgradeInput as Change, LabelChange } from '../operations/operation.js';
import { authorize } from '../policy.js';
import { saveNodeGroup } from '../store/nodegroups.js';
import { getTemplate } from '../store/templates.js';
import { requireDriver } from '../templates/checks.js';
import { showClusterTemplate, templateOf } from '../templates/lookup.js';
import type { ClusterTemplate } from '../templates/template.js';
import { parseInput, ShortText } from '../validation.js';
import { changeCluster } from './change.js';
import { canUpdate, wrongStatus } from './changeable.js';
import type { Cluster, Labels } from './cluster.js';
import { type Accepted, acceptedBefore } from './create.js';
import { failedUpgrades, type UpgradeToLeave, upgradeToLeave } from './failed-upgrade.js';
import { showCluster } from './lookup.js';
import { requireUnblocked } from './refuse-blocked.js';
import { changesOf, upgradedLabels } from './upgraded-labels.js';

/** What a person can say about an upgrade (magnum.md C.3). */
export const UpgradeInput = z.object({
  /** Name or uuid of the template to upgrade to. */
  clusterTemplate: ShortText,
  maxBatchSize: z
    .int()
    .min(1, {
      error: ({ input }) =>
        `Invalid input for field/attribute max_batch_size. Value: '${String(input)}'. Value should be greater or equal to 1`,
    })
    .default(1),
  /** By name or uuid; the default groups, masters and workers, where nothing is said. */
  nodegroup: ShortText.optional(),
});
export type UpgradeInput = z.input<typeof UpgradeInput>;

/** What an upgrade would do. */
export interface UpgradePlan {
  readonly cluster: Cluster;
  /** The further group that it is about; null for the cluster's own masters and workers. */
  readonly group: NodeGroup | null;
  readonly before: ClusterTemplate;
  readonly after: ClusterTemplate;
  readonly labels: Labels;
  /** Those of the labels that running servers can be brought to, and that the cluster's record says otherwise now. */
  readonly changed: readonly LabelChange[];
  /** What the template says and running servers cannot be brought to. */
  readonly kept: readonly LabelChange[];
  readonly maxBatchSize: number;
  /** Names of further groups that stay behind. */
  readonly behind: readonly string[];
  /** The upgrade that failed and that this one takes the place of: no master has finished it. Null where none did. */
  readonly leaves: UpgradeToLeave | null;
}

/** What the servers of a cluster were built by: a template that says something else is for another cluster. */
const mustAgree = {
  coe: 'coe',
  serverType: 'server_type',
  clusterDistro: 'cluster_distro',
  networkDriver: 'network_driver',
  volumeDriver: 'volume_driver',
  externalNetworkId: 'external_network_id',
  dnsNameserver: 'dns_nameserver',
  dockerStorageDriver: 'docker_storage_driver',
  tlsDisabled: 'tls_disabled',
  registryEnabled: 'registry_enabled',
} as const satisfies Partial<Record<keyof ClusterTemplate, string>>;

/** Of those, what clients fill in where nobody said anything: one that says nothing agrees with any. */
const defaulted: ReadonlySet<string> = new Set<keyof typeof mustAgree>([
  'dnsNameserver',
  'dockerStorageDriver',
]);

/**
 * What an upgrade would do, after every check (magnum.md C.8, D.2): nothing is changed. Throws `cluster.wrong_status`,
 * `cluster.no_upgrade` where the driver cannot, `template.not_for_upgrade`, each with the field at fault.
 */
export async function planUpgrade(
  engine: Engine,
  caller: Caller,
  identifier: string,
  input: UpgradeInput,
): Promise<UpgradePlan> {
  const seen = await showCluster(engine, caller, identifier, 'cluster:upgrade_all_projects');
  authorize(engine, caller, 'cluster:upgrade', seen);
  const asked = parseInput(UpgradeInput, input, 'cluster.invalid');
  const after = await showClusterTemplate(engine, caller, asked.clusterTemplate);
  const before = await templateOf(engine, seen);
  if (!before) throw new EngineError('template.not_found', 'The template of the cluster is gone.');
  const driver = requireDriver(engine, before.serverType, before.clusterDistro, before.coe);
  const upgrade = driver.upgrade;
  if (!upgrade) {
    throw new EngineError('cluster.no_upgrade', "'upgrade_cluster' is not supported by this driver.", {
      field: 'cluster',
      hint: `Servers of ${driver.name} stay as they were built: create a cluster from ${after.name} and move to it.`,
    });
  }
  const leaves = asked.nodegroup === undefined ? await upgradeToLeave(engine, seen) : null;
  if (!canUpgrade(seen, leaves)) throw wrongStatus('Upgrading', seen);
  requireAgreement(before, after);
  const named = await requireNodeGroup(engine, seen, asked.nodegroup ?? defaultWorker);
  const group = named.isDefault ? null : named;
  const cluster = await requireUnblocked(
    engine,
    seen,
    group ? { kind: 'nodegroup-upgrade', nodegroup: group.name } : { kind: 'upgrade' },
  );
  if (group && after.uuid !== before.uuid) {
    throw notFor(
      `Nodegroup ${group.name} can be upgraded only to match cluster's template (${before.name}).`,
      'nodegroup',
    );
  }
  const { labels, of } = await labelsOfServers(engine, { cluster, group, before, leaves });
  const wanted = group ? pick(cluster.labels, upgrade) : after.labels;
  const step = upgradedLabels(labels, { before: of, after: wanted }, upgrade.labels);
  const changed = changesOf(upgrade.labels, (group ?? cluster).labels, step.labels);
  requireStep(upgrade, labels, step.labels);
  if (changed.length === 0 && after.uuid === before.uuid) {
    throw notFor(`${group?.name ?? cluster.name} has everything that ${after.name} says already.`);
  }
  const { groups } = await listNodeGroups(engine, caller, cluster.uuid);
  const behind = group ? [] : groups.filter(({ isDefault }) => !isDefault).map(({ name }) => name);
  return {
    cluster,
    group,
    before,
    after,
    ...step,
    changed,
    maxBatchSize: asked.maxBatchSize,
    behind,
    leaves,
  };
}

/** Whether a cluster may be upgraded in its status: also out of an upgrade that no master has finished. */
function canUpgrade({ status }: Cluster, leaves: UpgradeToLeave | null): boolean {
  return canUpdate(status) || (status === 'UPDATE_FAILED' && leaves !== null);
}

/** What the servers run, by its labels, and the template that they are of: what an upgrade that failed asked for, they never were. */
async function labelsOfServers(
  engine: Engine,
  { cluster, group, before, leaves }: Pick<UpgradePlan, 'cluster' | 'group' | 'before' | 'leaves'>,
): Promise<{ labels: Labels; of: Labels }> {
  if (group) return { labels: group.labels, of: group.labels };
  if (!leaves) return { labels: cluster.labels, of: before.labels };
  const { labels, clusterTemplateId } = leaves.servers;
  return { labels, of: ((await getTemplate(engine.db.read, clusterTemplateId)) ?? before).labels };
}

function pick(labels: Labels, upgrade: Upgrade): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => upgrade.labels.includes(label)));
}

function requireStep(upgrade: Upgrade, from: Labels, to: Labels): void {
  const sentence = upgrade.refusal(from, to);
  if (sentence) throw notFor(sentence);
}

function requireAgreement(before: ClusterTemplate, after: ClusterTemplate): void {
  for (const [field, name] of Object.entries(mustAgree) as [keyof typeof mustAgree, string][]) {
    if (before[field] === after[field]) continue;
    if (defaulted.has(field) && (before[field] === null || after[field] === null)) continue;
    throw notFor(
      `${after.name} has ${name} ${shown(after[field])}, and the cluster was built with ${shown(before[field])}.`,
    );
  }
}

function shown(value: string | boolean | null): string {
  return value === null ? 'none' : String(value);
}

function notFor(reason: string, field = 'clusterTemplate'): EngineError {
  return new EngineError('template.not_for_upgrade', `Cluster Template is not valid for upgrade: ${reason}`, {
    field,
  });
}

/**
 * Accepts an upgrade, once for a request: the cluster is of the new template from now on, and Heat has its servers follow in
 * batches. Throws as {@link planUpgrade} does; nothing is changed then.
 */
export async function upgradeCluster(
  engine: Engine,
  caller: Caller,
  identifier: string,
  input: UpgradeInput,
  request: Request = {},
): Promise<Accepted> {
  const target = {
    identifier,
    action: 'cluster:upgrade',
    everywhere: 'cluster:upgrade_all_projects',
  } as const;
  const earlier = await acceptedBefore(engine.db.read, request);
  if (earlier) return earlier;
  const planned = await planUpgrade(engine, caller, identifier, input);
  const { group, before, after, labels, maxBatchSize, leaves } = planned;
  return changeCluster(engine, caller, target, request, async (cluster, tx) => {
    const [failed] = leaves ? await failedUpgrades(tx, cluster.uuid) : [];
    const isAsPlanned = cluster.clusterTemplateId === before.uuid && failed?.id === leaves?.last;
    // Whatever was begun since the plan wins.
    if (!canUpgrade(cluster, leaves) || !isAsPlanned) throw wrongStatus('Upgrading', cluster);
    const { upgrades } = group ?? cluster;
    const upgrade: Change = {
      from: before.name,
      to: after.name,
      labels: [...planned.changed],
      maxBatchSize,
      ...(leaves ? { leaves: true } : {}),
      previous: { clusterTemplateId: before.uuid, labels: (group ?? cluster).labels, upgrades },
    };
    const next = { labels, upgrades: upgrades + 1 };
    const status = 'UPDATE_IN_PROGRESS';
    if (group) {
      await saveNodeGroup(tx, group.uuid, { ...next, status, statusReason: null });
      return {
        kind: 'nodegroup-upgrade',
        input: { nodegroup: group.name, nodeCount: group.nodeCount, upgrade },
        change: { status, faults: [] },
        nodeGroupUuid: group.uuid,
      };
    }
    return {
      kind: 'upgrade',
      input: { upgrade },
      change: { status, faults: [], clusterTemplateId: after.uuid, ...next },
    };
  });
}
