import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/engine/store/database.js';
import { listMisreadings } from '../../src/engine/store/misreadings.js';
import { databaseUrl } from '../../src/program/database.js';
import type { SeenMessage } from '../servers/chat.js';
import { shownAs } from '../servers/chat.js';
import { seen, startWorld, type World, withConsole } from './world.js';

const platforms = Object.entries(withConsole);

describe.each(platforms)('people write as they talk: %s', (_name, startChat) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(startChat);
    await world.ann.say(
      world.channel,
      '/magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos --keypair testkey --external-network public --flavor m1.small',
    );
    await seen(world.ann, world.channel, /^Cluster template k8s created$/);
  });
  afterAll(async () => world?.stop());

  /** What the bot answers to words said to it. */
  async function say(words: string): Promise<SeenMessage> {
    const { ann, channel } = world;
    const before = new Set(ann.messages().map(shownAs));
    await ann.say(channel, `@magnum ${words}`);
    return ann.until(`an answer to ${words}`, () =>
      ann.messages().find((one) => one.from === 'magnum' && one.title && !before.has(shownAs(one))),
    );
  }

  /** Presses a button and waits for what the bot answers to it. */
  async function press(label: string, on: SeenMessage, answer: RegExp): Promise<void> {
    const { ann } = world;
    const before = new Set(ann.messages().map(shownAs));
    await ann.press(label, on);
    await ann.until(`an answer to ${label}`, () =>
      ann.messages().find((one) => answer.test(one.title) && !before.has(shownAs(one))),
    );
  }

  it('reads run at once', async () => {
    expect((await say('show me the template k8s')).title).toMatch(/k8s/);
  });

  it('a change shows the command it became and what it would do, and waits for a press', async () => {
    const preview = await say('please spin up a cluster called ci from k8s with one node');
    expect(preview.text).toContain('/magnum cluster-create ci --cluster-template k8s --node-count 1');
    expect(preview.title).toBe('Would create cluster ci');
    await world.ann.press('Do it', preview);
    await seen(world.ann, world.channel, /CREATE_COMPLETE · ci/, 30_000);
  });

  it('what decides is answered with its command, also to who may not: it is one word in both', async () => {
    for (const words of ['approve 42', 'please approve 42'])
      expect((await say(words)).text, words).toContain('/magnum approve 42');
  });

  it('what may ask to decide or destroy, in words that no order has, does nothing and names its command', async () => {
    const answer = await say('deny 12, hard nope');
    expect(answer.title).toBe('I am not sure that you ask for this');
    expect(answer.text).toContain('/magnum deny 12');
    expect(answer.buttons).not.toContain('Do it');
  });

  it('a name or a number with one bare word is asked about', async () => {
    const question = await say('quota 30');
    expect(question.text).toContain('/magnum quota-request --hard-limit 30');
    expect(question.text).toContain('/magnum quotas-show');
  });

  it('what is missing is asked for, and the draft survives a restart', async () => {
    const question = await say('make me a cluster called lab');
    expect(question.title).toBe('Which cluster template?');
    await world.restart();
    const preview = await say('k8s');
    expect(preview.text).toContain('cluster-create lab --cluster-template k8s');
    await press('Cancel', preview, /That is over/);
  });

  it('"never mind" ends a question', async () => {
    await say('make me a cluster called lab');
    expect((await say('never mind')).text).toContain('Nothing was done');
    expect((await say('k8s')).title).not.toContain('Would create');
  });

  it('what is no answer leaves the question standing', async () => {
    await say('make me a cluster called lab');
    const again = await say('the quick brown fox jumps over the lazy dog');
    expect(again.title).toBe('That is no cluster template. Which cluster template?');
    expect((await say('k8s')).text).toContain('cluster-create lab --cluster-template k8s');
    expect((await say('never mind')).text).toBe('Nothing was done.');
  });

  it('"it" is the cluster that was spoken of last', async () => {
    await say('how is ci?');
    expect((await say('scale it to 3')).text).toContain('cluster-resize ci 3');
  });

  it('"do it" does the change that is shown', async () => {
    await say('tell us here when something fails');
    expect((await say('do it')).title).toBe('This channel is told');
  });

  it('"do it" takes nothing away', async () => {
    const question = await say('drop one node from ci');
    expect(question.buttons).toContain('Not what I meant');
    expect((await say('do it')).title).toBe('A word is not enough');
    await press('Cancel', question, /That is over/);
  });

  it('an answer may be misread, and whoever says so is thanked', async () => {
    await say('how is ci?');
    expect((await say('that is not what I meant')).title).toBe('Thank you');
    const nothing = await say('order a pizza');
    await press('Not what I meant', nothing, /That is over/);
    const db = await openDatabase(databaseUrl(world.config));
    expect((await listMisreadings(db.read)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['how is ci?', 'order a pizza']),
    );
    await db.close();
  });

  it('what is done after "not what I meant" is kept as what was meant', async () => {
    const nothing = await say('ring the bell for ci');
    await press('Not what I meant', nothing, /That is over/);
    const again = await say('ring all the bells for ci');
    await press('Not what I meant', again, /That is over/);
    await world.ann.say(world.channel, '/magnum cluster-events ci');
    const db = await openDatabase(databaseUrl(world.config));
    const meant = { name: 'cluster-events', slots: { cluster: 'ci' } };
    await expect
      .poll(() => listMisreadings(db.read))
      .toEqual(
        expect.arrayContaining([
          expect.objectContaining({ text: 'ring the bell for ci', meant }),
          expect.objectContaining({ text: 'ring all the bells for ci', meant }),
        ]),
      );
    await db.close();
  });

  it('what is done after it and has nothing to do with it is not kept as what was meant', async () => {
    await press('Not what I meant', await say('brew some coffee'), /That is over/);
    expect((await say('list the templates')).title).toMatch(/^Cluster templates/);
    await say('what happened to ci?');
    const db = await openDatabase(databaseUrl(world.config));
    const kept = (await listMisreadings(db.read)).find(({ text }) => text === 'brew some coffee');
    expect(kept?.meant).toBeNull();
    await db.close();
  });

  it('"two more nodes" is shown as a number, and "not what I meant" is kept', async () => {
    const preview = await say('add two more nodes to ci');
    expect(preview.text).toContain('cluster-resize ci 3');
    await press('Not what I meant', preview, /That is over/);
    const db = await openDatabase(databaseUrl(world.config));
    expect((await say('thanks')).title).toBe('Hello');
    expect(await listMisreadings(db.read)).toContainEqual(
      expect.objectContaining({
        text: 'add two more nodes to ci',
        reading: expect.objectContaining({ name: 'cluster-resize' }),
      }),
    );
    await db.close();
  });

  it('a node group is meant by its name, also where that is a word', async () => {
    await world.ann.say(world.channel, '/magnum nodegroup-create ci big --node-count 1');
    await seen(world.ann, world.channel, /UPDATE_COMPLETE · ci/, 30_000);
    const preview = await say('scale node group big of ci to 2');
    expect(preview.text).toContain('cluster-resize ci 2 --nodegroup big');
    await press('Cancel', preview, /That is over/);
    expect((await say('scale ci to a big size')).text).not.toContain('--nodegroup');
  });

  it('a reason is shown without a secret', async () => {
    const typed = await say('deny Q-8 because password=hunter66hunter66');
    expect(typed.text).toContain('[secret]');
    expect(typed.text).not.toContain('hunter66');
  });

  it('a no, a question and a report do nothing', async () => {
    expect((await say("don't delete ci")).title).toBe('Nothing is done');
    expect((await say('should I delete ci?')).title).toBe('Nothing is done');
    expect((await say('bob deleted ci')).title).toBe('Nothing is done');
    expect((await say('order a pizza')).title).toBe('That is not something I do');
  });
});
