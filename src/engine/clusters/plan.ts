import { randomUUID } from 'node:crypto';
import type { Driver } from '../../drivers/driver.js';
import type { Caller } from '../caller.js';
import { requireFlavors } from '../cloud-names.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { listedOnce, requireFixed, requireRoomBeside } from '../fixed-network.js';
import { type OwnKeypairs, requireKeypair } from '../keypairs.js';
import { generateName, stackName } from '../names.js';
import { requireBuildable } from '../nodegroups/bounds.js';
import { requirePlace } from '../placement.js';
import { authorize } from '../policy.js';
import { checkAbility, checkLabels, checkStorage, requireDriver } from '../templates/checks.js';
import { showClusterTemplate } from '../templates/lookup.js';
import type { ClusterTemplate } from '../templates/template.js';
import { parseInput } from '../validation.js';
import type { Cluster } from './cluster.js';
import { ClusterInput } from './input.js';
import { requireTrustees } from './trustees.js';

const defaultTimeoutMinutes = 60;

export interface ClusterPlan {
  readonly cluster: Cluster;
  readonly template: ClusterTemplate;
  readonly driver: Driver;
}

/**
 * The cluster that an input would make, after every check that needs no quota: nothing is stored. Throws
 * EngineError with Magnum's sentence and the field at fault, and OpenStackError.
 */
export async function planCluster(
  engine: Engine,
  caller: Caller,
  input: ClusterInput,
  ownKeypairs?: OwnKeypairs,
): Promise<ClusterPlan> {
  authorize(engine, caller, 'cluster:create');
  const asked = parseInput(ClusterInput, input, 'cluster.invalid');
  const template = await showClusterTemplate(engine, caller, asked.clusterTemplate);
  const driver = requireDriver(engine, template.serverType, template.clusterDistro, template.coe);
  const cluster = fill(asked, template, caller);
  requireBuildable(cluster.nodeCount);
  requireBuildable(cluster.masterCount);
  checkLabels(driver, cluster.labels, 'cluster.invalid');
  const request = { ...template, ...cluster };
  checkAbility(driver, request, 'cluster.invalid');
  checkStorage({
    dockerVolumeSize: cluster.dockerVolumeSize ?? undefined,
    dockerStorageDriver: template.dockerStorageDriver === 'devicemapper' ? 'devicemapper' : undefined,
  });
  if (cluster.masterCount > 1 && !cluster.masterLbEnabled) {
    throw new EngineError('cluster.invalid', 'master_count must be 1 when master_lb_enabled is False', {
      field: 'masterCount',
      hint: 'Several masters need a load balancer: add --master-lb-enabled, or a template that has it.',
    });
  }
  requireTrustees(engine, template);
  if (!template.externalNetworkId) {
    throw new EngineError('cluster.invalid', 'Required parameter external_network not provided.', {
      field: 'clusterTemplate',
      hint: `Template ${template.name} has no external network; make one with --external-network.`,
    });
  }
  const cloud = engine.clouds.forCaller(caller);
  const key = cluster.keypair ? await requireKeypair(cloud, cluster.keypair, ownKeypairs) : null;
  await requireFlavors(
    cloud,
    [
      { field: 'flavor', flavor: asked.flavorId },
      { field: 'masterFlavor', flavor: asked.masterFlavorId },
    ],
    'cluster.invalid',
  );
  await requirePlace(cloud, cluster, 'cluster.invalid');
  // Magnum looks at those of templates alone, and Heat fails.
  const lists = listedOnce(cloud);
  if (asked.fixedNetwork || asked.fixedSubnet) await requireFixed(lists, cluster, 'cluster.invalid');
  await requireRoomBeside(lists, driver, request, 'cluster.invalid');
  return { cluster: { ...cluster, publicKey: key?.publicKey ?? null }, template, driver };
}

function fill(
  asked: ReturnType<typeof ClusterInput.parse>,
  template: ClusterTemplate,
  caller: Caller,
): Cluster {
  const name = asked.name ?? generateName('cluster');
  const ownLabels = asked.labels ?? {};
  const labels =
    Object.keys(ownLabels).length === 0
      ? template.labels
      : asked.mergeLabels
        ? { ...template.labels, ...ownLabels }
        : ownLabels;
  return {
    uuid: randomUUID(),
    projectId: caller.projectId,
    userId: caller.userId,
    name,
    clusterTemplateId: template.uuid,
    keypair: asked.keypair ?? template.keypairId,
    publicKey: null,
    nodeCount: asked.nodeCount,
    masterCount: asked.masterCount,
    dockerVolumeSize: asked.dockerVolumeSize ?? template.dockerVolumeSize,
    labels,
    mergeLabels: asked.mergeLabels,
    upgrades: 0,
    flavorId: asked.flavorId ?? template.flavorId,
    masterFlavorId: asked.masterFlavorId ?? template.masterFlavorId,
    fixedNetwork: asked.fixedNetwork ?? template.fixedNetwork,
    fixedSubnet: asked.fixedSubnet ?? template.fixedSubnet,
    floatingIpEnabled: asked.floatingIpEnabled ?? template.floatingIpEnabled,
    masterLbEnabled: asked.masterLbEnabled ?? template.masterLbEnabled,
    createTimeout: asked.createTimeout || defaultTimeoutMinutes,
    discoveryUrl: asked.discoveryUrl ?? null,
    stackName: stackName(name),
    stackId: null,
    status: 'CREATE_IN_PROGRESS',
    statusReason: null,
    conditions: {},
    apiAddress: null,
    nodeAddresses: [],
    masterAddresses: [],
    coeVersion: null,
    containerVersion: null,
    faults: [],
    trustId: null,
    trusteeUserId: null,
    trusteeUserName: null,
    trusteePassword: null,
    healthStatus: null,
    healthStatusReason: null,
    createdAt: new Date(),
    updatedAt: null,
  };
}
