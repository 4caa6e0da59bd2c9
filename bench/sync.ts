import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { loadConfig } from '../src/config/config.js';
import type { Caller } from '../src/engine/caller.js';
import { poll } from '../src/engine/conductor/poll.js';
import type { Engine } from '../src/engine/engine.js';
import { beginOperation } from '../src/engine/operations/begin.js';
import { insertCluster } from '../src/engine/store/clusters/write.js';
import { listRunning } from '../src/engine/store/operations.js';
import { insertTemplate } from '../src/engine/store/templates.js';
import { sweep } from '../src/engine/watch/sweep.js';
import type { Cloud, Stack } from '../src/openstack/cloud.js';
import { openClouds } from '../src/program/clouds.js';
import { createEngine } from '../src/program/parts.js';
import { aCluster, aTemplate } from '../test/engine/rows.js';

const clusters = 1_000;
/** An hour of polls at the default of five seconds. */
const polls = 720;
/** What a poll may ask of Heat: a list for each 100 stacks, and a few looks at resources. */
const mostRequests = 14;
/** Seconds of processor time that one poll may take, of the five until the next. */
const mostCpu = 1;
/** How much more the heap may hold after an hour than after its first tenth, in MB. */
const mostGrowth = 15;

interface Counts {
  list: number;
  resources: number;
  show: number;
}

/** A Heat in memory in which every stack is in the same status, and which counts what it is asked. */
function countingHeat(real: Cloud, state: { status: string }, counts: Counts): Cloud {
  const stack = (id: string): Stack => ({
    id,
    name: id,
    status: state.status,
    statusReason: '',
    createdAt: '2026-01-02T03:04:05Z',
    updatedAt: null,
    tags: [],
    parameters: {},
    outputs: {},
  });
  const counted =
    <A extends unknown[], R>(what: keyof Counts, answer: (...args: A) => R) =>
    async (...args: A) => {
      counts[what] += 1;
      return answer(...args);
    };
  return {
    ...real,
    heat: {
      ...real.heat,
      show: counted('show', (id: string) => stack(id)),
      listByIds: counted('list', (ids: readonly string[]) => ids.map(stack)),
      resources: counted('resources', () => []),
    },
  };
}

async function fill(engine: Engine, caller: Caller): Promise<void> {
  const template = aTemplate();
  const there = { state: 'true', reason: '', at: '' } as const;
  const conditions = { trust: there, certificates: there, discovery: there, stack: there };
  for (let from = 0; from < clusters; from += 100) {
    await engine.db.write(async (tx) => {
      if (from === 0) await insertTemplate(tx, template);
      for (let i = from; i < from + 100; i++) {
        const change = {
          name: `c${i}`,
          projectId: caller.projectId,
          conditions,
          clusterTemplateId: template.uuid,
        };
        const plain = aCluster(change);
        const cluster = { ...plain, stackId: plain.uuid };
        await insertCluster(tx, cluster);
        await beginOperation(tx, caller, cluster, { kind: 'create', input: {}, request: {} });
      }
    });
  }
}

const seconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/**
 * 1 000 clusters in progress: what a poll asks of Heat, the processor time it takes, and whether memory stays flat over
 * an hour of them; then all of them end in one poll, and the slow sweep looks at them at rest. Answers whether the limits hold.
 */
export async function run(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-bench-'));
  const loaded = loadConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  const log = pino({ level: 'silent' });
  const clouds = await openClouds(loaded.config, log);
  const plain = await createEngine(loaded.config, clouds, log, 0);
  const counts: Counts = { list: 0, resources: 0, show: 0 };
  const state = { status: 'CREATE_IN_PROGRESS' };
  const cloud = countingHeat(clouds.own, state, counts);
  const engine: Engine = { ...plain, clouds: { ...clouds, forCaller: () => cloud, forProject: () => cloud } };
  const caller = { userId: 'u', userName: 'u', projectId: 'p', projectName: 'p', roles: ['member'] };
  try {
    await fill(engine, caller);
    const begun = new Set<string>();
    await poll(engine, 0, begun);
    Object.assign(counts, { list: 0, resources: 0, show: 0 });
    const used = process.cpuUsage();
    const started = performance.now();
    let early = 0;
    for (let turn = 1; turn <= polls; turn++) {
      await poll(engine, turn, begun);
      if (turn === polls / 10) early = heap();
    }
    const cpu = seconds(process.cpuUsage(used)) / polls;
    const wall = (performance.now() - started) / polls / 1000;
    const requests = (counts.list + counts.resources + counts.show) / polls;
    const growth = heap() - early;
    console.log(`${clusters} clusters in progress, ${polls} polls`);
    console.log(
      `  requests to Heat a poll     ${requests.toFixed(1)}   limit ${mostRequests}; one for each cluster: ${clusters}`,
    );
    console.log(
      `  processor time a poll       ${(cpu * 1000).toFixed(0)} ms   limit ${mostCpu * 1000} ms   (${(wall * 1000).toFixed(0)} ms on the clock)`,
    );
    const known = globalThis.gc ? '' : '   (not collected: run with --expose-gc)';
    console.log(
      `  heap after an hour of polls ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MB   limit +${mostGrowth} MB${known}`,
    );
    state.status = 'CREATE_COMPLETE';
    const ending = performance.now();
    await poll(engine, 0, begun);
    const left = (await listRunning(engine.db.read)).length;
    console.log(
      `  all of them end in one poll ${((performance.now() - ending) / 1000).toFixed(1)} s, ${left} left`,
    );
    Object.assign(counts, { list: 0, resources: 0, show: 0 });
    await sweep(engine);
    console.log(`  the sweep, all at rest      ${counts.list + counts.resources + counts.show} requests`);
    return requests <= mostRequests && cpu <= mostCpu && growth <= mostGrowth && left === 0;
  } finally {
    await engine.db.close();
    await clouds.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
