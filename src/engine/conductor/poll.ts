import type { StackSummary } from '../../openstack/cloud.js';
import type { Engine } from '../engine.js';
import { grouped } from '../grouped.js';
import { type Look, reconcile } from '../reconcile/reconcile.js';
import { conductorBinary } from '../services/service.js';
import { listRunning, type Running } from '../store/operations.js';
import { isServiceDisabled } from '../store/services.js';

/** Stacks that one request asks for. */
const batch = 100;
/** Requests for the resources of a stack in one poll; further clusters have their turn in the next. */
const detailsPerPoll = 4;
/** Reconciliations at once. */
const parallel = 8;

/** What this conductor drives on: everything that runs; where it was disabled, only what it has begun. */
async function ownWork({ db, settings: { host } }: Engine, begun: ReadonlySet<string>): Promise<Running[]> {
  const running = await listRunning(db.read);
  if (running.length === 0 || !(await isServiceDisabled(db.read, { host, binary: conductorBinary })))
    return running;
  return running.filter(({ operationId }) => begun.has(operationId));
}

/**
 * Starts what was accepted since the last look: everything in progress that is not in `begun`, without a word
 * to Heat about the rest. Adds what it started to `begun`.
 */
export async function begin(engine: Engine, begun: Set<string>): Promise<void> {
  const running = await ownWork(engine, begun);
  const fresh = running.filter(({ operationId }) => !begun.has(operationId));
  for (const { operationId } of fresh) begun.add(operationId);
  await reconcileAll(engine, fresh, () => ({ detail: true }));
}

/**
 * One look at everything in progress: a single Heat request for every 100 stacks of a project, then each
 * cluster that Heat is not still at is reconciled with what that request said. `turn` grows with every poll and gives each cluster its
 * share of the few detailed looks. Where Heat does not answer, only those few ask again by themselves, so that
 * their cards can say so.
 */
export async function poll(engine: Engine, turn: number, begun: Set<string>): Promise<void> {
  const running = await ownWork(engine, begun);
  const current = new Set(running.map(({ operationId }) => operationId));
  for (const id of begun) if (!current.has(id)) begun.delete(id);
  for (const id of current) begun.add(id);
  const detailed = choose(running, turn);
  const { seen, silent } = await readStacks(engine, running);
  const due = running.filter(({ projectId, stackId, clusterUuid, isWithHeat }) => {
    if (!stackId || detailed.has(clusterUuid)) return true;
    const isAtIt = isWithHeat && seen.get(stackId)?.status.endsWith('_IN_PROGRESS');
    return !silent.has(projectId) && !isAtIt;
  });
  await reconcileAll(engine, due, ({ stackId, clusterUuid }) => ({
    seen: stackId ? seen.get(stackId) : undefined,
    detail: detailed.has(clusterUuid),
  }));
}

function choose(running: readonly Running[], turn: number): Set<string> {
  const chosen = new Set<string>();
  for (let i = 0; i < Math.min(detailsPerPoll, running.length); i++) {
    const next = running[(turn * detailsPerPoll + i) % running.length];
    if (next) chosen.add(next.clusterUuid);
  }
  return chosen;
}

async function reconcileAll(
  engine: Engine,
  running: readonly Running[],
  look: (running: Running) => Look,
): Promise<void> {
  const queue = [...running];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { clusterUuid } = next;
      await reconcile(engine, clusterUuid, look(next)).catch((err) =>
        engine.log.error({ err, cluster: clusterUuid }, 'conductor: reconcile failed'),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, running.length) }, work));
}

async function readStacks(
  engine: Engine,
  running: readonly Running[],
): Promise<{ seen: Map<string, StackSummary>; silent: Set<string> }> {
  const seen = new Map<string, StackSummary>();
  const silent = new Set<string>();
  for (const [projectId, own] of grouped(running, (each) => each.projectId)) {
    const ids = own.flatMap(({ stackId }) => stackId ?? []);
    const { heat } = engine.clouds.forProject(projectId);
    try {
      for (let from = 0; from < ids.length; from += batch) {
        for (const stack of await heat.listByIds(ids.slice(from, from + batch))) seen.set(stack.id, stack);
      }
    } catch (err) {
      silent.add(projectId);
      engine.log.warn({ err, project: projectId }, 'conductor: Heat could not be asked for its stacks');
    }
  }
  return { seen, silent };
}
