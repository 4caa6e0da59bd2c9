import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { authorize } from '../policy.js';
import { withoutSecretWords } from '../secrets.js';
import { noteHealth } from '../watch/health.js';
import type { Cluster, HealthReason, HealthStatus } from './cluster.js';
import { showCluster } from './lookup.js';

/**
 * Takes down how somebody else found a cluster: Magnum's PATCH of `health_status` and `health_status_reason`, for
 * auto-healers. What is not said stays, and who said what is new is in the audit. Throws `policy.forbidden` or `cluster.not_found`.
 */
export async function reportHealth(
  engine: Engine,
  caller: Caller,
  identifier: string,
  found: { readonly status?: HealthStatus | undefined; readonly reason?: HealthReason | undefined },
): Promise<Cluster> {
  const cluster = await showCluster(engine, caller, identifier, 'cluster:update_all_projects');
  authorize(engine, caller, 'cluster:update_health_status', cluster);
  const status = found.status ?? cluster.healthStatus ?? 'UNKNOWN';
  const reason = found.reason ? withoutSecretsSaid(found.reason) : (cluster.healthStatusReason ?? {});
  const isThere = await noteHealth(engine, cluster.uuid, { status, reason }, (tx, { uuid, name }) =>
    appendAudit(tx, caller, {
      action: 'cluster-update',
      target: { kind: 'cluster', id: uuid, name },
      input: { health_status: status, health_status_reason: reason },
      outcome: 'finished',
    }),
  );
  if (!isThere)
    throw new EngineError('cluster.not_found', `Cluster ${identifier} could not be found.`, {
      field: 'cluster',
    });
  return { ...cluster, healthStatus: status, healthStatusReason: reason };
}

/** Everybody in the project reads it. */
function withoutSecretsSaid(reason: HealthReason): HealthReason {
  return Object.fromEntries(Object.entries(reason).map(([name, said]) => [name, withoutSecretWords(said)]));
}
