import type { Cluster, HealthReason, HealthStatus } from '../clusters/cluster.js';
import { coeClient } from '../coe/client.js';
import { probe } from '../coe/health.js';
import type { Engine } from '../engine.js';
import { clusterData } from '../notifications/cluster-data.js';
import { getCluster } from '../store/clusters/find.js';
import { listAnswering } from '../store/clusters/watched.js';
import { saveCluster } from '../store/clusters/write.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { getTemplate } from '../store/templates.js';

/** How a cluster is, and what says so. */
export interface Health {
  readonly status: HealthStatus;
  readonly reason: HealthReason;
}

const batch = 100;
/** Clusters that are asked at the same time. */
const parallel = 16;

/** Asks every cluster that has an API how it is, and stores and tells what is new. */
export async function checkHealth(engine: Engine, stopping?: AbortSignal): Promise<void> {
  for (let after = ''; !stopping?.aborted; ) {
    const clusters = await listAnswering(engine.db.read, after, batch);
    const queue = clusters.filter((cluster) => !isHealedElsewhere(cluster));
    const work = async () => {
      for (let next = queue.shift(); next && !stopping?.aborted; next = queue.shift()) {
        const health = await askCluster(engine, next);
        if (health) await noteHealth(engine, next.uuid, health);
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    const last = clusters.at(-1);
    if (!last || clusters.length < batch) return;
    after = last.uuid;
  }
}

/** An auto-healer of the cluster's own reports how it is; Magnum leaves it to that one. */
function isHealedElsewhere({ labels }: Cluster): boolean {
  return (
    labels.auto_healing_enabled?.toLowerCase() === 'true' &&
    labels.auto_healing_controller === 'magnum-auto-healer'
  );
}

/** How a cluster is now; null for one that cannot be asked at all. */
export async function askCluster(engine: Engine, cluster: Cluster): Promise<Health | null> {
  const template = await getTemplate(engine.db.read, cluster.clusterTemplateId);
  const client = template && (await coeClient(engine, { ...cluster, tlsDisabled: template.tlsDisabled }));
  if (!template || !client) return null;
  try {
    const reason = await probe(template.coe, client);
    if (!reason) return null;
    const isWell = reason.api === 'ok' && Object.values(reason).every((value) => value !== 'False');
    return { status: isWell ? 'HEALTHY' : 'UNHEALTHY', reason };
  } catch (error) {
    // Without a floating address the API is there for the cluster's own network alone.
    if (!cluster.floatingIpEnabled && !(error instanceof Error && /was answered with/.test(error.message)))
      return { status: 'UNKNOWN', reason: { api: `The cluster ${cluster.name} is not accessible.` } };
    const why = error instanceof Error ? error.message : String(error);
    return { status: 'UNHEALTHY', reason: { api: why } };
  } finally {
    await client.close();
  }
}

/**
 * Stores how a cluster is. A change is told, but not that a new cluster is as it should be. `remember` is the last of the transaction
 * in which anything changed. Answers whether the cluster is still there.
 */
export async function noteHealth(
  engine: Engine,
  uuid: string,
  { status, reason }: Health,
  remember: (tx: Writer, cluster: Cluster) => Promise<void> = async () => {},
): Promise<boolean> {
  const before = await getCluster(engine.db.read, uuid);
  if (!before) return false;
  if (before.healthStatus === status && isSame(before.healthStatusReason, reason)) return true;
  const told = await engine.db.write(async (tx) => {
    const now = await getCluster(tx, uuid);
    if (!now) return null;
    await saveCluster(tx, uuid, { healthStatus: status, healthStatusReason: reason });
    const isNews = now.healthStatus !== status && (now.healthStatus !== null || status === 'UNHEALTHY');
    if (isNews) await tellHealth(tx, now, { status, reason });
    await remember(tx, now);
    return isNews;
  });
  if (told) engine.wake.consumers.notify();
  return told !== null;
}

async function tellHealth(tx: Writer, before: Cluster, { status, reason }: Health): Promise<void> {
  const { projectId, uuid, name, healthStatus } = before;
  const cluster = clusterData({ ...before, healthStatus: status });
  await insertEvent(tx, {
    projectId,
    clusterUuid: uuid,
    body: { type: 'health.changed', name, status, before: healthStatus, reason, cluster },
  });
}

function isSame(one: HealthReason | null, other: HealthReason): boolean {
  const sorted = (reason: HealthReason) => JSON.stringify(Object.entries(reason).sort());
  return one !== null && sorted(one) === sorted(other);
}
