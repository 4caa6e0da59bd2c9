import { type Cluster, HealthReason, HealthStatus } from '../../engine/clusters/cluster.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import { reportHealth } from '../../engine/clusters/report-health.js';
import { resizeCluster } from '../../engine/clusters/resize.js';
import { EngineError } from '../../engine/errors.js';
import { applyPatch, type Document, type Patch, type PatchRules } from '../../engine/patch/patch.js';
import { authorize } from '../../engine/policy.js';
import { ApiError } from '../error.js';
import type { Asked } from '../route.js';
import { readTruth } from '../wire/body.js';
import { patchedWhole } from '../wire/patched-whole.js';
import { notTaken } from '../wire/values.js';

/** How clusters and bays are changed: the names differ, and what the policy calls it. */
export interface Naming {
  readonly document: (cluster: Cluster) => Document;
  readonly mandatory: readonly string[];
}

const internal = [
  'created_at',
  'id',
  'links',
  'updated_at',
  'uuid',
  'project_id',
  'user_id',
  'api_address',
  'node_addresses',
  'master_addresses',
  'stack_id',
  'ca_cert_ref',
  'magnum_cert_ref',
  'trust_id',
  'trustee_user_name',
  'trustee_password',
  'trustee_user_id',
  'etcd_ca_cert_ref',
  'front_proxy_ca_cert_ref',
];

const leastNodes = 1;

/**
 * Changes a cluster by a JSON-patch (magnum.md C.7): only the number of workers may really change. Throws EngineError in
 * Magnum's words. Answers the cluster, changed or not.
 */
export async function patchCluster(
  { engine, caller, path, minor }: Pick<Asked<object>, 'engine' | 'caller' | 'path' | 'minor'>,
  patch: Patch,
  { document, mandatory }: Naming,
  rollback = false,
): Promise<Cluster> {
  const cluster = await showCluster(engine, caller, path.cluster ?? '', 'cluster:update_all_projects');
  const isHealth = patch.some(({ path: changed }) => health.some((name) => changed.startsWith(`/${name}`)));
  if (!isHealth) authorize(engine, caller, 'cluster:update', cluster);
  const before = document(cluster);
  const after = applyPatch(before, patch, rules(mandatory));
  const changed = Object.keys(before).filter((name) => !same(before[name], after[name]));
  const others = changed.filter((name) => name !== 'node_count' && !health.includes(name));
  if (others.length > 0) {
    throw new EngineError('cluster.invalid', `cannot change cluster property(ies) ${others.join(', ')}.`);
  }
  if (changed.some((name) => health.includes(name))) {
    await reportHealth(engine, caller, cluster.uuid, readHealth(after));
  }
  if (!changed.includes('node_count')) return showCluster(engine, caller, cluster.uuid);
  const nodeCount = patchedWhole('node_count', after.node_count, 0);
  refuseNone(minor, nodeCount);
  const input = { nodeCount, rollback };
  return (await resizeCluster(engine, caller, cluster.uuid, input, {}, 'update')).cluster;
}

/** What an auto-healer may say of a cluster. */
const health = ['health_status', 'health_status_reason'];

function readHealth(document: Document): { status?: HealthStatus; reason?: HealthReason } {
  const status = HealthStatus.nullable().safeParse(document.health_status ?? null);
  if (!status.success) {
    const rule = `Value should be one of: ${HealthStatus.options.join(', ')}`;
    throw new ApiError(400, notTaken('health_status', document.health_status, rule));
  }
  const reasons = Object.entries(Object(document.health_status_reason)).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return {
    ...(status.data ? { status: status.data } : {}),
    reason: HealthReason.parse(Object.fromEntries(reasons)),
  };
}

function rules(mandatory: readonly string[]): PatchRules {
  return {
    internal,
    mandatory,
    objects: ['labels', 'health_status_reason'],
    defaults: { node_count: leastNodes, labels: {} },
    code: 'cluster.invalid',
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** Before 1.10 a cluster has a worker at least. Throws ApiError 400 in Magnum's words. */
export function refuseNone(minor: number, nodeCount: number | undefined): void {
  if (nodeCount !== 0 || minor >= 10) return;
  throw new ApiError(400, 'Resizing a nodegroup to zero is not supported in the provided microversion.');
}

/** Whether a query says `rollback`. Throws ApiError 400 before 1.3, which has no such thing, and for what is no truth value. */
export function readRollback(minor: number, said: string | undefined): boolean {
  if (said === undefined) return false;
  if (minor < 3) throw new ApiError(400, 'Unknown argument: "rollback"');
  const read = readTruth(said);
  if (typeof read === 'boolean') return read;
  throw new ApiError(400, notTaken('rollback', said, 'Value should be true or false'));
}
