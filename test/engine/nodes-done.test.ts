import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { resizeCluster } from '../../src/engine/clusters/resize.js';
import type { Engine } from '../../src/engine/engine.js';
import { createNodeGroup } from '../../src/engine/nodegroups/create.js';
import { showNodeGroup } from '../../src/engine/nodegroups/lookup.js';
import { reconcile } from '../../src/engine/reconcile/reconcile.js';
import { getOperation } from '../../src/engine/store/operations.js';
import type { Heat, StackResource } from '../../src/openstack/cloud.js';
import { drive, type Lab, startLab, told } from './lab.js';

/** A minute before, as Heat writes it. */
const earlier = (time: string) => new Date(Date.parse(time) - 60_000).toISOString();

/** The engine in the second in which Heat was told of an update and has done nothing yet: it lists what it listed before. */
function justTold(
  engine: Engine,
  before: readonly StackResource[],
  timeOf: (time: string) => string = earlier,
): Engine {
  let told = timeOf !== earlier;
  const forProject: Engine['clouds']['forProject'] = (project) => {
    const cloud = engine.clouds.forProject(project);
    const heat: Heat = {
      ...cloud.heat,
      update: async (...change) => {
        await cloud.heat.update(...change);
        told = true;
      },
      show: async (...which) => {
        const stack = await cloud.heat.show(...which);
        return stack && told ? { ...stack, status: 'UPDATE_IN_PROGRESS' } : stack;
      },
      resources: async () => before.map((one) => ({ ...one, updatedAt: timeOf(one.updatedAt) })),
    };
    return { ...cloud, heat };
  };
  return { ...engine, clouds: { ...engine.clouds, forProject } };
}

describe('the nodes of a resize', () => {
  let lab: Lab;
  let uuid: string;
  beforeAll(async () => {
    lab = await startLab();
    const { engine, caller } = lab;
    const input = { clusterTemplate: 'swarm-without-tls', name: 'ci', nodeCount: 2 };
    const { cluster, operation } = await createCluster(engine, caller, input);
    uuid = cluster.uuid;
    await drive(engine, uuid, operation.id);
    const made = await createNodeGroup(engine, caller, 'ci', { name: 'big', nodeCount: 2 });
    await drive(engine, uuid, made.operation.id);
  });
  afterAll(() => lab?.stop());

  it.each([
    ['of the cluster’s own', undefined, 1],
    ['of a further group', 'big', 1],
    ['of the cluster’s own, again', undefined, 2],
    ['of a further group, again', 'big', 2],
  ])(
    '%s are done when Heat is done with them, and not because they were there before',
    async (_, nodegroup, nodeCount) => {
      const { engine, caller } = lab;
      const { cluster, group } = await showNodeGroup(engine, caller, 'ci', nodegroup ?? 'default-worker');
      const ref = { id: group.stackId ?? expect.unreachable(), name: group.stackName };
      const before = await engine.clouds.forProject(cluster.projectId).heat.resources(ref, 4);
      const { operation } = await resizeCluster(engine, caller, 'ci', { nodegroup, nodeCount });
      await reconcile(justTold(engine, before), uuid, { detail: true });
      const begun = await getOperation(engine.db.read, operation.id);
      expect(begun?.progress.stages.nodes).toMatchObject({ state: 'waiting', done: 0 });
      // Heat may have written down a time for all that it has looked at.
      await reconcile(
        justTold(engine, before, () => new Date().toISOString()),
        uuid,
        { detail: true },
      );
      expect(await told(engine, operation.id)).toEqual(['operation.accepted']);
      await drive(engine, uuid, operation.id);
      expect(await told(engine, operation.id)).toEqual([
        'operation.accepted',
        'stage.finished nodes',
        'stage.finished ready',
        'operation.finished UPDATE_COMPLETE',
      ]);
    },
  );
});
