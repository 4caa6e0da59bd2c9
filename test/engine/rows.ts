import { randomUUID } from 'node:crypto';
import type { Subscription } from '../../src/engine/alerts/subscription.js';
import type { Cluster } from '../../src/engine/clusters/cluster.js';
import type { NodeGroup } from '../../src/engine/nodegroups/nodegroup.js';
import { noProgress, type Operation } from '../../src/engine/operations/operation.js';
import type { ClusterTemplate } from '../../src/engine/templates/template.js';

const templateUuid = randomUUID();

/** A stored template; every call the same uuid. */
export function aTemplate(change: Partial<ClusterTemplate> = {}): ClusterTemplate {
  return {
    uuid: templateUuid,
    projectId: 'p',
    userId: 'u',
    name: 'swarm-template',
    coe: 'swarm',
    imageId: 'fedora',
    clusterDistro: 'fedora-atomic',
    serverType: 'vm',
    keypairId: 'testkey',
    externalNetworkId: 'public',
    flavorId: 'm1.small',
    masterFlavorId: null,
    fixedNetwork: null,
    fixedSubnet: null,
    networkDriver: 'docker',
    volumeDriver: null,
    dnsNameserver: '8.8.8.8',
    apiserverPort: null,
    dockerVolumeSize: 5,
    dockerStorageDriver: null,
    httpProxy: null,
    httpsProxy: null,
    noProxy: null,
    insecureRegistry: null,
    registryEnabled: false,
    tlsDisabled: false,
    public: false,
    hidden: false,
    tags: null,
    labels: {},
    masterLbEnabled: false,
    floatingIpEnabled: true,
    createdAt: new Date('2026-01-02T03:04:05Z'),
    updatedAt: null,
    ...change,
  };
}

/** A stored cluster of `aTemplate`, each with its own uuid. */
export function aCluster(change: Partial<Cluster> = {}): Cluster {
  const uuid = randomUUID();
  return {
    uuid,
    projectId: 'p',
    userId: 'u',
    name: 'swarm',
    clusterTemplateId: templateUuid,
    keypair: 'testkey',
    publicKey: null,
    nodeCount: 1,
    masterCount: 1,
    dockerVolumeSize: 5,
    labels: { swarm_strategy: 'spread' },
    mergeLabels: false,
    upgrades: 0,
    flavorId: 'm1.small',
    masterFlavorId: null,
    fixedNetwork: null,
    fixedSubnet: null,
    floatingIpEnabled: true,
    masterLbEnabled: false,
    createTimeout: 60,
    discoveryUrl: null,
    stackName: `swarm-${uuid.slice(0, 8)}`,
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
    createdAt: new Date('2026-01-02T03:04:05Z'),
    updatedAt: null,
    ...change,
  };
}

/** A further node group of a cluster. */
export function aNodeGroup(cluster: Cluster, name: string): NodeGroup {
  const uuid = randomUUID();
  return {
    uuid,
    name,
    clusterUuid: cluster.uuid,
    projectId: cluster.projectId,
    role: 'worker',
    isDefault: false,
    imageId: 'fedora',
    flavorId: 'm1.small',
    nodeCount: 1,
    minNodeCount: 0,
    maxNodeCount: null,
    dockerVolumeSize: null,
    labels: {},
    mergeLabels: false,
    upgrades: 0,
    nodeAddresses: [],
    stackName: `${name}-${uuid.slice(0, 8)}`,
    stackId: null,
    status: 'CREATE_COMPLETE',
    statusReason: null,
    createdAt: cluster.createdAt,
    updatedAt: null,
  };
}

/** A stored subscription to everything of a project, told at once. */
export function aSubscription(change: Partial<Subscription> = {}): Subscription {
  return {
    id: randomUUID(),
    projectId: 'p',
    platform: 'slack',
    workspace: 'T1',
    channel: 'C1',
    channelName: null,
    cluster: null,
    kinds: [],
    exceptKinds: [],
    exceptClusters: [],
    digest: null,
    quiet: null,
    timeZone: 'UTC',
    urgent: false,
    caller: { userId: 'u', userName: 'demo', projectId: 'p', projectName: 'demo', roles: ['member'] },
    createdAt: new Date('2026-01-02T03:04:05Z'),
    ...change,
  };
}

/** An operation on a cluster: it creates it, unless something else is said. */
export function anOperation(cluster: Cluster, change: Partial<Operation> = {}): Operation {
  return {
    id: 'o',
    clusterUuid: cluster.uuid,
    clusterName: cluster.name,
    nodeGroupUuid: null,
    projectId: cluster.projectId,
    kind: 'create',
    state: 'running',
    input: {},
    caller: aSubscription().caller,
    origin: null,
    progress: noProgress,
    outcome: null,
    stackMark: null,
    createdAt: cluster.createdAt,
    finishedAt: null,
    ...change,
  };
}
