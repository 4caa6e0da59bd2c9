import { randomUUID } from 'node:crypto';
import type { Caller } from '../src/engine/caller.js';
import { pageClusters, showCluster } from '../src/engine/clusters/lookup.js';
import type { Engine } from '../src/engine/engine.js';
import { insertClusters } from '../src/engine/store/clusters/write.js';
import { type Lab, startLab } from '../test/engine/lab.js';
import { aCluster } from '../test/engine/rows.js';

const few = 100;
const many = 10_000;
const projects = 10;
const times = 60;
/** How many times as long a list of `many` may take as one of `few`; a list that was read as a whole takes a hundred times. */
const limit = 3;

/** A page of clusters, its successor in the middle of the list, and one cluster by name and by uuid. */
const reads: Readonly<Record<string, (engine: Engine, caller: Caller, middle: string) => Promise<unknown>>> =
  {
    'first page of a project': (engine, caller) => pageClusters(engine, caller, { limit: 20 }),
    'page in the middle': (engine, caller, marker) => pageClusters(engine, caller, { limit: 20, marker }),
    'page of all projects': (engine, caller) =>
      pageClusters(engine, { ...caller, roles: ['admin'] }, { limit: 20 }),
    'show by name': (engine, caller) => showCluster(engine, caller, 'cluster-50'),
    'show by uuid': (engine, caller, uuid) => showCluster(engine, caller, uuid),
  };

async function fill({ engine, caller }: Lab, count: number): Promise<string> {
  const [template] = await engine.db.read.clusterTemplate.findMany({ take: 1 });
  if (!template) throw new Error('The lab has no template.');
  const clusters = Array.from({ length: count }, (_, i) =>
    aCluster({
      name: `cluster-${i}`,
      projectId: i % projects === 0 ? caller.projectId : `project-${i % projects}`,
      clusterTemplateId: template.uuid,
      status: 'CREATE_COMPLETE',
      createdAt: new Date(Date.UTC(2026, 0, 1) + i * 1000),
    }),
  );
  for (let from = 0; from < count; from += 500) {
    const batch = clusters.slice(from, from + 500);
    await engine.db.write((tx) => insertClusters(tx, batch));
  }
  const own = clusters.filter(({ projectId }) => projectId === caller.projectId);
  return own[Math.floor(own.length / 2)]?.uuid ?? randomUUID();
}

async function median(read: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await read();
    all.push(performance.now() - began);
  }
  return all.sort((one, other) => one - other)[Math.floor(times / 2)] ?? 0;
}

/** Milliseconds of each read with few clusters and with many, and their ratio. */
export async function run(): Promise<boolean> {
  const measured: Record<string, number>[] = [];
  for (const count of [few, many]) {
    const lab = await startLab();
    const middle = await fill(lab, count);
    const figures: Record<string, number> = {};
    for (const [what, read] of Object.entries(reads))
      figures[what] = await median(() => read(lab.engine, lab.caller, middle));
    measured.push(figures);
    await lab.stop();
  }
  const [small = {}, large = {}] = measured;
  let kept = true;
  for (const what of Object.keys(reads)) {
    const [before = 0, after = 0] = [small[what], large[what]];
    const ratio = after / before;
    kept = kept && ratio < limit;
    console.log(
      `${what}: ${before.toFixed(2)} ms of ${few}, ${after.toFixed(2)} ms of ${many}: ratio ${ratio.toFixed(1)} (limit ${limit})`,
    );
  }
  return kept;
}
