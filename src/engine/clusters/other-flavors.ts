import type { Cloud, Flavor } from '../../openstack/cloud.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { masterRole, type NodeGroup } from '../nodegroups/nodegroup.js';
import type { Operation, OperationInput } from '../operations/operation.js';
import { authorize } from '../policy.js';
import { listNodeGroups } from '../store/nodegroups.js';
import { listOperations } from '../store/operations.js';
import { canRetry, wrongStatus } from './changeable.js';
import type { Cluster } from './cluster.js';
import { showCluster } from './lookup.js';
import { asksForFlavors, neverRan, type RetryFlavors } from './retry-flavors.js';
import { flavorOf } from './usual-flavor.js';

/** The flavors that a create which failed may be tried again with. */
export interface OtherFlavors {
  readonly cluster: Cluster;
  /** The node group that could not be made. */
  readonly group: NodeGroup;
  /** Its flavor, as Nova has it; null where Nova has none of that name. */
  readonly present: Flavor | null;
  /** What it was to have: its own, or the one that its driver takes where none is said. */
  readonly name: string;
  /** What was tried before that, and failed. */
  readonly tried: readonly string[];
  /** Largest first, without what was tried. */
  readonly flavors: readonly Flavor[];
}

/**
 * The flavors that the image of the failed node group fits into: those that take no more than its present one, or all others.
 * Throws `cluster.wrong_status` where nothing failed that may be tried again with another flavor.
 */
export async function otherFlavors(
  engine: Engine,
  caller: Caller,
  identifier: string,
  which: 'smaller' | 'fitting',
): Promise<OtherFlavors> {
  const cluster = await showCluster(engine, caller, identifier, 'cluster:update_all_projects');
  authorize(engine, caller, 'cluster:update', cluster);
  const group = failedGroup(cluster, await listNodeGroups(engine.db.read, cluster.uuid));
  if (!canRetry(cluster.status) || !group)
    throw wrongStatus('Retrying with another flavor', cluster, 'Only a create that failed can be.');
  const cloud = engine.clouds.forCaller(caller);
  const name = await flavorOf(engine, cluster, group);
  const tried = triedFor(group, await listOperations(engine.db.read, cluster.uuid, mostTries), name);
  const [all, image] = await Promise.all([cloud.nova.flavors(), imageOf(cloud, group)]);
  const present = all.find((flavor) => isCalled(flavor, [name])) ?? null;
  const flavors = all
    .filter((flavor) => !isCalled(flavor, [name, ...tried]) && fits(flavor, image))
    .filter((flavor) => which === 'fitting' || present === null || isNoLarger(flavor, present))
    .sort((one, other) => other.ram - one.ram || other.vcpus - one.vcpus || other.disk - one.disk);
  return { cluster, group, present, name, tried, flavors };
}

const mostTries = 50;

/** Flavors that retries left behind. */
function triedFor(group: NodeGroup, operations: readonly Operation[], present: string): string[] {
  const ours = operations.filter(
    ({ nodeGroupUuid }) => nodeGroupUuid === (group.isDefault ? null : group.uuid),
  );
  const names = ours.flatMap(({ input }) =>
    group.role === masterRole
      ? [input.masterFlavor, input.previousMasterFlavor]
      : [input.flavor, input.previousFlavor],
  );
  return [...new Set(names.flatMap((name) => name ?? []))].filter((name) => name !== present).reverse();
}

function isCalled({ id, name }: Flavor, words: readonly string[]): boolean {
  return words.includes(id) || words.includes(name);
}

/** The group that failed: a further one, or of the cluster's own the one that its failed resource is in. */
function failedGroup(cluster: Cluster, groups: readonly NodeGroup[]): NodeGroup | undefined {
  const further = groups.find((group) => neverRan(group) && group.status.endsWith('_FAILED'));
  if (further || cluster.status !== 'CREATE_FAILED') return further;
  const [first] = cluster.faults;
  const { masterFlavorId, flavorId } = cluster;
  const named = (flavor: string | null) => flavor !== null && cluster.statusReason?.includes(`'${flavor}'`);
  const isMaster = first ? first.path[0] === 'masters' : named(masterFlavorId) && !named(flavorId);
  return groups.find(({ isDefault, role }) => isDefault && (role === masterRole) === Boolean(isMaster));
}

async function imageOf(cloud: Cloud, { imageId }: NodeGroup): Promise<{ minRam: number; minDisk: number }> {
  const [image] = await cloud.glance.find(imageId);
  if (image) return image;
  throw new EngineError('cluster.invalid', `Image ${imageId} could not be found.`, {
    field: 'flavor',
    hint: 'Another flavor does not help while the image is missing.',
  });
}

/** A flavor without a disk of its own takes one of the image's size. */
function fits({ ram, disk }: Flavor, { minRam, minDisk }: { minRam: number; minDisk: number }): boolean {
  return ram >= minRam && (disk === 0 || disk >= minDisk);
}

/** Another flavor of the same size may do: flavors are bound to hosts by more than their size. */
function isNoLarger({ vcpus, ram, disk }: Flavor, present: Flavor): boolean {
  if (vcpus > present.vcpus || ram > present.ram) return false;
  return disk <= present.disk || vcpus < present.vcpus || ram < present.ram;
}

/** What is kept of a retry with another flavor, so that none is offered that failed before. */
export async function triesOf(
  engine: Engine,
  caller: Caller,
  identifier: string,
  asked: RetryFlavors,
): Promise<Pick<OperationInput, 'previousFlavor' | 'previousMasterFlavor' | 'noFlavorLeft'>> {
  if (!asksForFlavors(asked)) return {};
  // Whether it may be tried at all is for the retry to say.
  const found = await otherFlavors(engine, caller, identifier, 'fitting').catch((error: unknown) => {
    if (error instanceof EngineError) return null;
    throw error;
  });
  if (!found) return {};
  const isMaster = found.group.role === masterRole;
  const next = isMaster ? asked.masterFlavor : asked.flavor;
  if (next === undefined) return {};
  const left = found.flavors.filter((flavor) => !isCalled(flavor, [next]));
  return {
    [isMaster ? 'previousMasterFlavor' : 'previousFlavor']: found.name,
    ...(left.length === 0 ? { noFlavorLeft: true } : {}),
  };
}
