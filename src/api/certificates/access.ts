import { timingSafeEqual } from 'node:crypto';
import type { Caller } from '../../engine/caller.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import type { Engine } from '../../engine/engine.js';
import { EngineError } from '../../engine/errors.js';
import { type Action, authorize } from '../../engine/policy.js';
import { findClusterOfTrustee, getCluster } from '../../engine/store/clusters/find.js';
import { ApiError } from '../error.js';
import type { Admitted } from '../request/admission.js';
import { callerOf } from '../request/caller.js';

/** A cluster that a token opens. `caller` is null where the cluster's own nodes ask. */
export interface Access {
  readonly cluster: Cluster;
  readonly caller: Caller | null;
}

const clusterToken = /^cluster:([0-9a-f-]{36}):(.+)$/;

/**
 * The cluster whose certificates a token may touch. Three kinds of token pass: that of the cluster's own
 * trustee (unscoped), the token of the cluster where there is no trustee, and a Keystone token of the cluster's
 * owner or an admin. Throws ApiError 401 for a token that is nobody's, and EngineError for a cluster that is not theirs.
 */
export async function clusterOfToken(
  engine: Engine,
  { info: who, token }: Pick<Admitted, 'info' | 'token'>,
  wanted: { identifier: string; action: Action },
): Promise<Access> {
  if (!who) {
    const own = clusterToken.exec(token);
    const access = own && (await ownToken(engine, own, wanted.identifier));
    if (access) return access;
    throw new ApiError(401, 'The request you have made requires authentication.');
  }
  const served = who.projectId ? null : await findClusterOfTrustee(engine.db.read, who.userId);
  if (served) {
    if (served.uuid === wanted.identifier || served.name === wanted.identifier)
      return { cluster: served, caller: null };
    throw new EngineError('cluster.not_found', `Cluster ${wanted.identifier} could not be found.`);
  }
  const caller = callerOf(who);
  const cluster = await showCluster(engine, caller, wanted.identifier, null);
  authorize(engine, caller, wanted.action, cluster);
  return { cluster, caller };
}

async function ownToken(engine: Engine, match: RegExpExecArray, identifier: string): Promise<Access | null> {
  const [, uuid = '', secret = ''] = match;
  const cluster = await getCluster(engine.db.read, uuid);
  if (!cluster?.trusteePassword || cluster.trusteeUserId) return null;
  const known = Buffer.from(engine.seal.open(cluster.trusteePassword));
  const shown = Buffer.from(secret);
  if (known.length !== shown.length || !timingSafeEqual(known, shown)) return null;
  if (identifier === uuid || identifier === cluster.name) return { cluster, caller: null };
  throw new EngineError('cluster.not_found', `Cluster ${identifier} could not be found.`);
}
