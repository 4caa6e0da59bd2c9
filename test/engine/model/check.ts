import { expect } from 'vitest';
import { verifyAudit, wholeAudit } from '../../../src/engine/audit/read.js';
import type { Cluster } from '../../../src/engine/clusters/cluster.js';
import { deleteCluster } from '../../../src/engine/clusters/delete.js';
import { notificationOf } from '../../../src/engine/notifications/notification.js';
import type { Operation } from '../../../src/engine/operations/operation.js';
import { listEventsAfter } from '../../../src/engine/store/events.js';
import { listNodeGroups } from '../../../src/engine/store/nodegroups.js';
import { getOperation, listRunning } from '../../../src/engine/store/operations.js';
import { listStraysDue, type Stray } from '../../../src/engine/store/strays.js';
import { everyCluster } from '../every-cluster.js';
import { alive, type ModelStack } from './heat.js';
import { look, pass, type Run } from './run.js';
import { limit } from './world.js';

const clustersOf = ({ world }: Run) => everyCluster(world.engine.db.read, world.caller.projectId);

/** What holds at every moment: no second stack of anything, none of what is gone, no quota exceeded. */
export async function checkAlways(run: Run): Promise<void> {
  const { engine, cloud } = run.world;
  const clusters = await clustersOf(run);
  expect(clusters.length, 'clusters within the quota').toBeLessThanOrEqual(limit);
  const known = new Set(clusters.map(({ stackName }) => stackName));
  for (const { uuid } of clusters)
    for (const { stackName } of await listNodeGroups(engine.db.read, uuid)) known.add(stackName);
  const sought = await soughtAfter(run);
  for (const { stackName } of sought) known.add(stackName);
  const names = alive(cloud).map(({ name }) => name);
  expect(new Set(names).size, 'one stack of each name').toBe(names.length);
  const strays = kept(run).filter(({ name }) => !known.has(name));
  expect(strays, 'stacks of nobody').toEqual([]);
  const gone = sought.map(({ clusterUuid: uuid, projectId }) => ({ uuid, projectId }));
  expectTrusts(run, [...clusters, ...gone]);
}

/** What a conductor that stood still may have made of clusters and groups that are gone: it is looked for. */
async function soughtAfter({ world: { engine, caller } }: Run): Promise<Stray[]> {
  const strays = await listStraysDue(engine.db.read, new Date(8.64e15), 10_000);
  return strays.filter(({ projectId }) => projectId === caller.projectId);
}

/** Stacks that Heat was not told to delete. */
function kept({ world: { cloud } }: Run): ModelStack[] {
  return alive(cloud).filter(({ status }) => !status.startsWith('DELETE_'));
}

function expectTrusts(
  { world: { cloud } }: Run,
  clusters: readonly Pick<Cluster, 'uuid' | 'projectId'>[],
): void {
  const names = clusters.map(({ uuid, projectId }) => `${uuid}_${projectId}`);
  const trustees = [...cloud.trustees.values()];
  expect(
    trustees.filter((name) => !names.includes(name)),
    'trustees of nobody',
  ).toEqual([]);
  const trusted = [...cloud.trusts.values()];
  expect(new Set(trusted).size, 'one trust a trustee').toBe(trusted.length);
  const owners = cloud.owners();
  const uuids = clusters.map(({ uuid }) => uuid);
  expect(
    owners.filter((uuid) => !uuids.includes(uuid)),
    'secrets of nobody',
  ).toEqual([]);
}

/** More looks than anything takes. */
const enough = 30;

/** The cloud answers again and does well what it is asked: everything that was accepted comes to its end. */
export async function settle(run: Run): Promise<void> {
  const { engine, cloud, caller } = run.world;
  cloud.calm();
  for (let i = 0; i < enough; i++) {
    for (const stack of alive(cloud)) cloud.finish(stack, true);
    pass(7);
    await look(run);
    const running = await listRunning(engine.db.read);
    if (!running.some(({ projectId }) => projectId === caller.projectId)) return;
  }
  const running = await listRunning(engine.db.read);
  throw new Error(`still running after ${enough} looks: ${JSON.stringify(running)}`);
}

/** What holds when nothing is in progress. */
export async function checkSettled(run: Run): Promise<void> {
  await checkAlways(run);
  await checkOperations(run);
  for (const cluster of await clustersOf(run)) await checkCluster(run, cluster);
}

async function checkCluster({ world: { engine, cloud } }: Run, cluster: Cluster): Promise<void> {
  const { uuid, status, name } = cluster;
  expect(status, `status of ${name}`).not.toMatch(/_IN_PROGRESS$/);
  const groups = await listNodeGroups(engine.db.read, uuid);
  for (const group of groups) expect(group.status, `status of ${group.name}`).not.toMatch(/_IN_PROGRESS$/);
  const stack = alive(cloud).find((each) => each.name === cluster.stackName);
  // Whatever became of an upgrade or a resize: the cluster says what its servers were last told.
  if (stack) {
    expect(stack.parameters.release, `release of ${name}, ${status}`).toBe(cluster.labels.release);
    expect(stack.parameters.number_of_nodes, `nodes of ${name}, ${status}`).toBe(cluster.nodeCount);
  }
  for (const group of groups.filter(({ isDefault }) => !isDefault)) {
    const own = alive(cloud).find((each) => each.name === group.stackName);
    if (own)
      expect(own.parameters.number_of_nodes, `nodes of ${group.name}, ${group.status}`).toBe(group.nodeCount);
  }
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(status)) return;
  for (const group of groups)
    expect(group.status, `${group.name} of ${name}, ${status}`).not.toMatch(/_FAILED$/);
  expect(stack?.id, `the stack of ${name}`).toBe(cluster.stackId);
  expect(cloud.secretsOf(uuid), 'authority and client certificate').toBe(2);
  const rotated = stack?.parameters.rotated;
  expect([undefined, '2'], `rounds of ${name}`).toContain(rotated);
  for (const group of groups.filter(({ isDefault, status }) => !isDefault && status.endsWith('_COMPLETE'))) {
    const own = alive(cloud).find((each) => each.name === group.stackName);
    if (!own) continue;
    expect(own.parameters.release, `release of ${group.name}`).toBe(group.labels.release);
    const round = own.parameters.rotated;
    expect([undefined, '2'], `rounds of ${group.name}`).toContain(round);
  }
}

/** Every request is one operation, and each of those began and ended once, for everybody who listens. */
async function checkOperations(run: Run): Promise<void> {
  const { engine, caller } = run.world;
  const events = (await listEventsAfter(engine.db.read, 0, 100_000)).filter(
    ({ projectId }) => projectId === caller.projectId,
  );
  const audit: (string | null)[] = [];
  for await (const row of wholeAudit(engine.db))
    if (row.projectId === caller.projectId) audit.push(`${row.operationId} ${row.outcome}`);
  const ids = new Set(events.flatMap(({ operationId }) => operationId ?? []));
  for (const told of run.accepted.values()) {
    expect(told.size, 'operations of one request').toBeLessThanOrEqual(1);
    for (const id of told) expect(ids, 'operations that were accepted').toContain(id);
  }
  const messages: string[] = [];
  for (const id of ids) {
    const operation = (await getOperation(engine.db.read, id)) as Operation;
    const own = events.filter(({ operationId }) => operationId === id);
    const told = own.map(({ body }) => body.type).filter((type) => type !== 'operation.progressed');
    const end = operation.state === 'superseded' ? 'operation.superseded' : 'operation.finished';
    expect(operation.state, 'an operation that ended').not.toBe('running');
    expect(told.filter((type) => type !== 'stage.finished')).toEqual(['operation.accepted', end]);
    const stages = own.flatMap(({ body }) => (body.type === 'stage.finished' ? [body.stage] : []));
    expect(new Set(stages).size, 'stages told once').toBe(stages.length);
    for (const outcome of ['accepted', 'finished'])
      expect(
        audit.filter((row) => row === `${id} ${outcome}`),
        'rows of the audit',
      ).toHaveLength(1);
    for (const event of own) messages.push(notificationOf(event, operation, 'model')?.messageId ?? '');
  }
  const sent = messages.filter(Boolean);
  expect(new Set(sent).size, 'notifications told once').toBe(sent.length);
}

/** Deletes everything, and looks that nothing of it is left anywhere. */
export async function checkNothingLeft(run: Run): Promise<void> {
  const { engine, cloud, caller } = run.world;
  for (const { uuid } of await clustersOf(run)) await deleteCluster(engine, caller, uuid);
  await settle(run);
  for (let i = 0; (await soughtAfter(run)).length > 0; i++) {
    expect(i, 'looks for what came too late').toBeLessThan(enough);
    pass(86_400 / 4);
    await look(run);
    for (const stack of alive(cloud)) cloud.finish(stack, true);
  }
  expect(await clustersOf(run), 'clusters').toEqual([]);
  expect(kept(run), 'stacks').toEqual([]);
  expect([cloud.trustees.size, cloud.trusts.size, cloud.owners().length]).toEqual([0, 0, 0]);
  expect(await verifyAudit(engine.db)).toMatchObject({ ok: true });
}
