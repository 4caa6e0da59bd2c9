import { randomUUID } from 'node:crypto';
import type { Driver } from '../../drivers/driver.js';
import type { Caller } from '../caller.js';
import { imageDistro, requireFlavors } from '../cloud-names.js';
import { changeCluster } from '../clusters/change.js';
import { canUpdate, wrongStatus } from '../clusters/changeable.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Accepted } from '../clusters/create.js';
import { showCluster } from '../clusters/lookup.js';
import { requireUnblocked } from '../clusters/refuse-blocked.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { groupStackName } from '../names.js';
import type { Request } from '../operations/begin.js';
import { requirePlace } from '../placement.js';
import { authorize } from '../policy.js';
import { insertNodeGroup, listNodeGroups } from '../store/nodegroups.js';
import { checkAbility, checkLabels, ignoredLabels, requireDriver } from '../templates/checks.js';
import { templateOf } from '../templates/lookup.js';
import { parseInput } from '../validation.js';
import { checkBounds } from './bounds.js';
import { NodeGroupInput } from './input.js';
import { masterRole, type NodeGroup } from './nodegroup.js';

/**
 * Accepts a further group of workers, with a stack of its own, once for a request. Throws EngineError in Magnum's words
 * (magnum.md C.8) with the field at fault; nothing is stored then.
 */
export async function createNodeGroup(
  engine: Engine,
  caller: Caller,
  identifier: string,
  input: NodeGroupInput,
  request: Request = {},
): Promise<Accepted> {
  const target = {
    identifier,
    action: 'nodegroup:create',
    everywhere: 'cluster:update_all_projects',
  } as const;
  const { group, driver } = await planNodeGroup(engine, caller, identifier, input);
  return changeCluster(engine, caller, target, request, async (cluster, tx) => {
    if (!canUpdate(cluster.status)) throw wrongStatus('Updating', cluster);
    const others = await listNodeGroups(tx, cluster.uuid);
    if (others.some(({ name }) => name === group.name)) throw taken(group.name, cluster);
    await insertNodeGroup(tx, group);
    return {
      kind: 'nodegroup-create',
      input: {
        nodegroup: group.name,
        nodeCount: group.nodeCount,
        ...ignoredLabels(driver, input.labels),
      },
      change: { status: 'UPDATE_IN_PROGRESS' },
      nodeGroupUuid: group.uuid,
    };
  });
}

/** The group that an input would make, and its cluster, after every check: nothing is stored. */
export async function planNodeGroup(
  engine: Engine,
  caller: Caller,
  identifier: string,
  input: NodeGroupInput,
): Promise<{ cluster: Cluster; group: NodeGroup; driver: Driver }> {
  const seen = await showCluster(engine, caller, identifier, 'cluster:update_all_projects');
  authorize(engine, caller, 'nodegroup:create', seen);
  const asked = parseInput(NodeGroupInput, input, 'nodegroup.invalid');
  const template = await templateOf(engine, seen);
  if (!template) throw new EngineError('template.not_found', 'The template of the cluster is gone.');
  const driver = requireDriver(engine, template.serverType, template.clusterDistro, template.coe);
  if (!driver.nodeGroup) {
    throw new EngineError('nodegroup.invalid', `The driver ${driver.name} has no further node groups.`);
  }
  if (asked.role === masterRole) {
    throw new EngineError('nodegroup.invalid', 'Creating master nodegroups is currently not supported.', {
      field: 'role',
    });
  }
  if (!canUpdate(seen.status)) throw wrongStatus('Updating', seen);
  const cluster = await requireUnblocked(engine, seen, { kind: 'nodegroup-create' });
  if (!cluster.apiAddress) {
    throw new EngineError('nodegroup.conflict', 'Cluster API address is not available yet');
  }
  const group = fill(cluster, template.imageId, asked);
  checkBounds(group);
  checkLabels(driver, group.labels, 'cluster.invalid');
  checkAbility(
    driver,
    { ...template, ...cluster, labels: group.labels, dockerVolumeSize: group.dockerVolumeSize },
    'nodegroup.invalid',
  );
  const cloud = engine.clouds.forCaller(caller);
  if (asked.imageId) requireSameDistro(await imageDistro(cloud, asked.imageId), template.clusterDistro);
  await requireFlavors(cloud, [{ field: 'flavor', flavor: asked.flavorId }], 'cluster.invalid');
  await requirePlace(cloud, group, 'nodegroup.invalid');
  return { cluster, group, driver };
}

function fill(cluster: Cluster, imageId: string, asked: ReturnType<typeof NodeGroupInput.parse>): NodeGroup {
  const own = asked.labels ?? {};
  const nothingSaid = Object.keys(own).length === 0;
  const labels = nothingSaid ? cluster.labels : asked.mergeLabels ? { ...cluster.labels, ...own } : own;
  return {
    uuid: randomUUID(),
    name: asked.name,
    clusterUuid: cluster.uuid,
    projectId: cluster.projectId,
    role: asked.role,
    isDefault: false,
    imageId: asked.imageId ?? imageId,
    flavorId: asked.flavorId ?? cluster.flavorId,
    nodeCount: asked.nodeCount,
    minNodeCount: asked.minNodeCount,
    maxNodeCount: asked.maxNodeCount ?? null,
    dockerVolumeSize: asked.dockerVolumeSize ?? cluster.dockerVolumeSize,
    labels,
    mergeLabels: asked.mergeLabels,
    upgrades: 0,
    nodeAddresses: [],
    stackName: groupStackName(cluster.name, asked.name),
    stackId: null,
    status: 'CREATE_IN_PROGRESS',
    statusReason: null,
    createdAt: new Date(),
    updatedAt: null,
  };
}

/** A driver is for one distribution: an image of another would boot and never join. */
function requireSameDistro(distro: string, wanted: string): void {
  if (distro === wanted) return;
  throw new EngineError(
    'nodegroup.invalid',
    `The image has os_distro ${distro}, and the cluster is built from ${wanted}.`,
    { field: 'image' },
  );
}

function taken(name: string, cluster: Cluster): EngineError {
  return new EngineError(
    'nodegroup.conflict',
    `A node group with name ${name} already exists in the cluster ${cluster.name}.`,
    { field: 'name' },
  );
}
