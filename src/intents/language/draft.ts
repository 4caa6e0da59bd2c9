import { z } from 'zod';

/** Slots as language may leave them: each may be missing or null, because what was not said must not be invented. */

const text = z.string().nullish();
const count = z.int().nullish();
const flag = z.boolean().nullish();
const texts = z.array(z.string()).nullish();
const labels = z.record(z.string(), z.string()).nullish();
const op = z.enum(['add', 'replace', 'remove']).nullish();
const changes = z.union([z.record(z.string(), z.unknown()), z.array(z.string())]).nullish();

function draft<Name extends string, Shape extends z.ZodRawShape>(intent: Name, shape: Shape) {
  return z.strictObject({ intent: z.literal(intent), ...shape });
}

const none = draft('none', {
  reason: z.enum(['out-of-scope', 'negated', 'hypothetical', 'report', 'multiple', 'smalltalk']),
});

/** Everything that a message may mean. Names of intents and slots are those of the command line. */
export const Draft = z.discriminatedUnion('intent', [
  draft('cluster-template-create', {
    name: text,
    coe: text,
    image: text,
    externalNetwork: text,
    keypair: text,
    flavor: text,
    masterFlavor: text,
    fixedNetwork: text,
    fixedSubnet: text,
    networkDriver: text,
    volumeDriver: text,
    dnsNameserver: text,
    dockerVolumeSize: count,
    dockerStorageDriver: text,
    httpProxy: text,
    httpsProxy: text,
    noProxy: text,
    labels,
    tlsDisabled: flag,
    public: flag,
    registryEnabled: flag,
    serverType: text,
    masterLbEnabled: flag,
    floatingIpEnabled: flag,
    insecureRegistry: text,
    hidden: flag,
    tags: text,
  }),
  draft('cluster-template-list', {}),
  draft('cluster-template-show', { clusterTemplate: text }),
  draft('cluster-template-update', { clusterTemplate: text, op, changes }),
  draft('cluster-template-delete', { clusterTemplates: texts }),
  draft('cluster-create', {
    clusterTemplate: text,
    name: text,
    nodeCount: count,
    masterCount: count,
    keypair: text,
    flavor: text,
    masterFlavor: text,
    dockerVolumeSize: count,
    labels,
    mergeLabels: flag,
    discoveryUrl: text,
    timeout: count,
    fixedNetwork: text,
    fixedSubnet: text,
    floatingIpEnabled: flag,
    masterLbEnabled: flag,
    dryRun: flag,
  }),
  draft('cluster-list', { status: z.enum(['complete', 'in-progress', 'failed']).nullish() }),
  draft('cluster-show', { cluster: text }),
  draft('cluster-update', { cluster: text, op, changes, rollback: flag }),
  draft('cluster-resize', {
    cluster: text,
    nodeCount: count,
    nodeCountChange: count,
    nodegroup: text,
    nodesToRemove: texts,
  }),
  draft('cluster-upgrade', { cluster: text, clusterTemplate: text, maxBatchSize: count, nodegroup: text }),
  draft('cluster-delete', { clusters: texts }),
  draft('cluster-config', { cluster: text }),
  draft('cluster-events', { cluster: text }),
  draft('nodegroup-list', { cluster: text, role: text }),
  draft('nodegroup-show', { cluster: text, nodegroup: text }),
  draft('nodegroup-create', {
    cluster: text,
    name: text,
    nodeCount: count,
    minNodeCount: count,
    maxNodeCount: count,
    role: text,
    image: text,
    flavor: text,
    labels,
    mergeLabels: flag,
    dockerVolumeSize: count,
  }),
  draft('nodegroup-update', { cluster: text, nodegroup: text, op, changes }),
  draft('nodegroup-delete', { cluster: text, nodegroup: text }),
  draft('ca-show', { cluster: text }),
  draft('ca-sign', { cluster: text, csr: text }),
  draft('ca-rotate', { cluster: text }),
  draft('quotas-list', { allTenants: flag }),
  draft('quotas-show', { project: text, resource: text }),
  draft('quotas-create', { project: text, hardLimit: count, resource: text }),
  draft('quotas-update', { project: text, hardLimit: count, resource: text }),
  draft('quotas-delete', { project: text, resource: text }),
  draft('quota-request', { hardLimit: count, hardLimitChange: count, project: text, reason: text }),
  draft('approval-list', {}),
  draft('approve', { request: text }),
  draft('deny', { request: text, reason: text }),
  draft('stats-list', { project: text }),
  draft('service-list', {}),
  draft('alert-subscribe', { statuses: texts, cluster: text, channel: text }),
  draft('alert-unsubscribe', { cluster: text, channel: text }),
  draft('alert-list', {}),
  draft('project-list', {}),
  draft('project-use', { project: text }),
  draft('login', {}),
  draft('logout', {}),
  draft('whoami', {}),
  draft('help', { topic: text }),
  none,
]);
export type Draft = z.infer<typeof Draft>;
