import { drainNodes, endDrain } from '../coe/drain.js';
import { tellWaiting } from './finish.js';
import type { Scope } from './scope.js';
import { wasTold } from './tell.js';

/** The cluster's own API, and how it is asked. */
const asksOf = ({ cluster, template }: Scope) => ({
  ...cluster,
  coe: template.coe,
  tlsDisabled: template.tlsDisabled,
});

function sentence(left: number): string {
  return left === 1
    ? '1 container is moving to other nodes first.'
    : `${left} containers are moving to other nodes first.`;
}

/**
 * Phase of a resize: what runs on workers that go has moved to others, before Heat is told. The wait ends `DRAIN_SECONDS`
 * after the operation began, and at once where the cluster does not answer or its COE moves nothing.
 */
export async function ensureDrained(scope: Scope): Promise<Scope> {
  const { engine, cluster, operation } = scope;
  const hosts = operation.input.hosts ?? [];
  const done = `Over for operation ${operation.id}.`;
  if (hosts.length === 0 || engine.settings.drainSeconds === 0) return scope;
  if (operation.stackMark !== null || wasTold(scope)) return scope;
  if (cluster.conditions.drained?.reason === done) return scope;
  const left = await drainNodes(engine, asksOf(scope), hosts);
  const waited = Date.now() - operation.createdAt.getTime();
  if (!left || waited >= engine.settings.drainSeconds * 1000)
    return tellWaiting(scope, 'true', done, 'drained');
  return { ...(await tellWaiting(scope, 'unknown', sentence(left), 'drained')), blocked: true };
}

/** Phase at the end of a resize: the cluster hears whether the workers that were to go are gone, or stayed. */
export async function settleDrained(scope: Scope, outcome: 'gone' | 'stayed'): Promise<void> {
  await endDrain(scope.engine, asksOf(scope), scope.operation.input.hosts ?? [], outcome);
}
