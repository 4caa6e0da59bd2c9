import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { clusterResize } from '../../src/intents/cluster/resize.js';
import { clusterUpdate } from '../../src/intents/cluster/update.js';
import type { IntentContext, Result } from '../../src/intents/intent.js';
import { drive, type Lab, startLab } from '../engine/lab.js';

/** A press that a crash cut short is pressed again: what it began is what it is answered with. */
describe('a resize that is asked for again by the same request', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
    const input = { clusterTemplate: 'swarm', name: 'ci', nodeCount: 1 };
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, input);
    await drive(lab.engine, cluster.uuid, operation.id);
  });
  afterAll(() => lab?.stop());

  const asked = (requestKey: string): IntentContext => ({
    engine: lab.engine,
    caller: lab.caller,
    origin: undefined,
    requestKey,
    commands: [],
  });
  const begun = (result: Result) => (result.kind === 'accepted' ? result.operations.map(({ id }) => id) : []);

  it.each([
    [
      'cluster-update',
      () =>
        clusterUpdate.perform(asked('update'), { cluster: 'ci', op: 'replace', changes: { node_count: 2 } }),
    ],
    ['cluster-resize', () => clusterResize.perform(asked('resize'), { cluster: 'ci', nodeCount: 3 })],
  ] as const)('%s is the same operation', async (_, ask) => {
    const first = begun(await ask());
    expect(first).toHaveLength(1);
    expect(begun(await ask())).toEqual(first);
    const { uuid } = await lab.engine.db.read.cluster.findFirstOrThrow({ where: { name: 'ci' } });
    await drive(lab.engine, uuid, first[0] ?? '');
    expect(begun(await ask())).toEqual(first);
  });

  it('another request is told that nothing would change', async () => {
    const again = await clusterResize.perform(asked('other'), { cluster: 'ci', nodeCount: 3 });
    expect(again).toMatchObject({ kind: 'answer', card: { title: 'Nothing would change' } });
  });
});
