import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../src/engine/clusters/cluster.js';
import type { PageRequest } from '../../../src/engine/paging/page.js';
import { countClustersByProject } from '../../../src/engine/store/clusters/counts.js';
import {
  type ClusterColumn,
  clusterColumns,
  pageOfClusters,
} from '../../../src/engine/store/clusters/pages.js';
import { insertCluster } from '../../../src/engine/store/clusters/write.js';
import { type Database, openDatabase } from '../../../src/engine/store/database.js';
import { listFurtherGroups } from '../../../src/engine/store/nodegroups.js';
import { getTemplates, insertTemplate } from '../../../src/engine/store/templates.js';
import { type Databases, postgresDatabases, sqliteDatabases } from '../database.js';
import { aCluster, aTemplate } from '../rows.js';

const rows = 23;

describe.each([
  ['SQLite', sqliteDatabases],
  ['PostgreSQL', postgresDatabases],
])('a list by page on %s', (_, start) => {
  let databases: Databases;
  let db: Database;
  const clusters: Cluster[] = [];

  beforeAll(async () => {
    databases = await start();
    db = await openDatabase(await databases.fresh());
    await db.write(async (tx) => {
      await insertTemplate(tx, aTemplate());
      for (let i = 0; i < rows; i++) {
        const cluster = aCluster({
          projectId: i % 4 === 0 ? 'q' : 'p',
          name: `c${i % 5}`,
          nodeCount: i % 3,
          keypair: i % 2 === 0 ? null : `key${i % 6}`,
          flavorId: i % 7 === 0 ? null : 'm1.small',
          createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(i / 3))),
          updatedAt: i % 5 === 0 ? null : new Date(Date.UTC(2026, 1, 1 + (i % 4))),
        });
        clusters.push(cluster);
        await insertCluster(tx, cluster);
      }
    });
  });
  afterAll(async () => {
    await db?.close();
    await databases?.stop();
  });

  async function walk(projectId: string | null, request: Omit<PageRequest<ClusterColumn>, 'marker'>) {
    const found: string[] = [];
    let after: Cluster | null = null;
    for (let pages = 0; pages <= rows; pages++) {
      const page = await pageOfClusters(db.read, { projectId }, { ...request, marker: null }, after);
      expect(page.items.length).toBeLessThanOrEqual(request.limit);
      found.push(...page.items.map(({ uuid }) => uuid));
      after = page.items.at(-1) ?? null;
      if (page.next === null) return found;
      expect(page.next).toBe(after?.uuid);
    }
    throw new Error('The pages have no end.');
  }

  function sorted(projectId: string | null, key: ClusterColumn, dir: 'asc' | 'desc'): string[] {
    const by = (value: unknown) =>
      (value instanceof Date ? value.getTime() : value) as string | number | null;
    const order = (one: string | number | null, other: string | number | null) =>
      one === other ? 0 : one === null ? -1 : other === null ? 1 : one < other ? -1 : 1;
    const all = clusters.filter((each) => projectId === null || each.projectId === projectId);
    all.sort((one, other) => order(by(one[key]), by(other[key])) || order(one.uuid, other.uuid));
    return (dir === 'asc' ? all : all.reverse()).map(({ uuid }) => uuid);
  }

  it('has every row once and in order, whatever it is sorted by and however long its pages are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...new Set<ClusterColumn>(Object.values(clusterColumns))),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.integer({ min: 1, max: rows + 1 }),
        fc.constantFrom(null, 'p', 'q', randomUUID()),
        async (sortKey, sortDir, limit, projectId) => {
          expect(await walk(projectId, { sortKey, sortDir, limit })).toEqual(
            sorted(projectId, sortKey, sortDir),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of a thousand and more is completed, although a query takes no thousand parameters', async () => {
    const some = Array.from({ length: 1_500 }, () => randomUUID());
    const known = clusters.map(({ uuid }) => uuid);
    expect(await listFurtherGroups(db.read, [...some, ...known])).toEqual([]);
    expect(await getTemplates(db.read, [...some, aTemplate().uuid])).toHaveLength(1);
    const counts = await countClustersByProject(db.read, [...some, 'p', 'q', 'p']);
    expect((counts.get('p') ?? 0) + (counts.get('q') ?? 0)).toBe(rows);
  });
});
