import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenMessage } from '../servers/chat.js';
import { shownAs } from '../servers/chat.js';
import { seen, startWorld, type World, withConsole } from './world.js';

const platforms = Object.entries(withConsole);

describe.each(platforms)('in the thread of a cluster: %s', (_name, startChat) => {
  let world: World;
  let thread: SeenMessage;
  beforeAll(async () => {
    world = await startWorld(startChat);
    const { ann, channel } = world;
    const template =
      '--coe swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --tls-disabled';
    await ann.say(channel, `/magnum cluster-template-create swarm ${template}`);
    await seen(ann, channel, /^Cluster template swarm created$/);
    await ann.say(channel, '/magnum cluster-create ci --cluster-template swarm --node-count 2');
    thread = await ann.until(
      'the last reply in the thread of ci',
      () => ann.messages().find((message) => message.thread !== null && /^Ready after/.test(message.title)),
      50_000,
    );
    // What is told of the end comes by itself: it is no answer to what is said next.
    await seen(ann, channel, /CREATE_COMPLETE · ci/);
  }, 90_000);
  afterAll(async () => world?.stop());

  /** What the bot answers to words said to it, in the thread or outside of it. */
  async function say(words: string, inThread?: SeenMessage): Promise<SeenMessage> {
    const { ann, channel } = world;
    const before = new Set(ann.messages().map(shownAs));
    await ann.say(channel, `@magnum ${words}`, inThread && { thread: inThread });
    return ann.until(`an answer to ${words}`, () =>
      ann.messages().find((one) => one.from === 'magnum' && one.title && !before.has(shownAs(one))),
    );
  }

  it.each(['scale it to 3', 'scale that cluster to 3 nodes', '把这个集群扩到 3 个节点'])(
    '%s: it is the cluster that the thread is about',
    async (words) => {
      expect((await say(words, thread)).text).toContain('/magnum cluster-resize ci 3');
    },
  );

  it('the same template is the one that the cluster was made from', async () => {
    const preview = await say('create another cluster called ci2 with the same template', thread);
    expect(preview.text).toContain('/magnum cluster-create ci2 --cluster-template swarm');
  });

  it('words that are half understood become two buttons, and the one that is pressed is shown', async () => {
    const question = await say('scale ci wobbly purple bananas to 3');
    expect(question.title).toBe('What do you mean?');
    expect(question.buttons).toEqual(['cluster-resize ci 3', 'cluster-show ci', 'Neither']);
    const { ann } = world;
    const before = new Set(ann.messages().map(shownAs));
    await ann.press('cluster-resize ci 3', question);
    const preview = await ann.until('the preview', () =>
      ann.messages().find((one) => one.buttons.includes('Do it') && !before.has(shownAs(one))),
    );
    expect(preview.text).toContain('/magnum cluster-resize ci 3');
  });

  it('a correction of what is shown is read with it', async () => {
    await say('scale ci to 3');
    expect((await say('no, 4')).text).toContain('/magnum cluster-resize ci 4');
  });

  it('what was done is shown the other way round, and waits for a press', async () => {
    const { ann, channel } = world;
    await ann.press('Do it', await say('scale ci to 4', thread));
    await seen(ann, channel, /UPDATE_COMPLETE · ci/);
    await ann.say(channel, '@magnum undo that', { thread });
    const back = await ann.until('what undoes it', () =>
      ann.messages().find(({ title }) => title === 'Scale ci down to 2 nodes?'),
    );
    expect(back.buttons).toContain('Scale down');
  });
});
