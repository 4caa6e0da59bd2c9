import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { chatServers, seen, seenUnder, startWorld, type World } from './world.js';

const template = (name: string, more = '') =>
  `/magnum cluster-template-create ${name} --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm ${more}`;

const alerts = (world: World, title: string) =>
  world.bob.messages(world.channel).filter((message) => message.title === title);

describe.each(Object.entries(chatServers).filter(([name]) => /Socket Mode|Discord|playground/.test(name)))(
  'a cluster that cannot be built: %s',
  (_, startChat) => {
    let world: World;
    let cloud: TestCloud;
    beforeAll(async () => {
      cloud = await startCloud(0.02);
      world = await startWorld(startChat, cloud.env);
      await world.ann.say(world.channel, template('swarm-template'));
      await seen(world.ann, world.channel, /^Cluster template swarm-template created$/);
      await world.ann.say(
        world.channel,
        template('broken-template').replace('Fedora-Atomic-26-20170723.0.x86_64', 'broken-guest'),
      );
      await seen(world.ann, world.channel, /^Cluster template broken-template created$/);
    });
    afterAll(async () => {
      await world?.stop();
      await cloud?.stop();
    });

    it('names the deepest resource that failed, its reason, and what it means', async () => {
      const { ann, channel } = world;
      await ann.say(
        channel,
        '/magnum cluster-create crowded --cluster-template swarm-template --flavor m1.nohost',
      );
      const card = await seen(
        ann,
        channel,
        /^(Creating cluster crowded|Cluster crowded could not be created)$/,
      );
      const failure = await seenUnder(ann, card, /^Failed after /);
      expect(failure.text).toContain('CREATE_FAILED');
      expect(failure.text).toMatch(/nodes › 0 › \w+/);
      expect(failure.text).toContain('OS::Nova::Server');
      expect(failure.text).toContain('No valid host');
      expect(failure.text).toContain('No hypervisor has room for a server of this flavor.');
      expect(failure.buttons).toEqual(['Try again', 'What happened', 'Delete']);
      const red = await seen(ann, channel, /^Cluster crowded could not be created$/);
      expect(red.id).toBe(card.id);
      expect(red.text).toContain('No valid host');
    });

    it('tells the channel once', async () => {
      const { bob, channel } = world;
      const alert = await seen(bob, channel, /^CREATE_FAILED · crowded$/);
      expect(alert.text).toContain('No hypervisor has room');
      expect(alert.thread).toBeNull();
      expect(alerts(world, 'CREATE_FAILED · crowded')).toHaveLength(1);
    });

    it('says what happened when asked', async () => {
      const { ann, channel } = world;
      await ann.press('What happened', await seen(ann, channel, /^CREATE_FAILED · crowded$/));
      const answer = await ann.until('the history, for ann alone', () =>
        ann
          .messages(channel)
          .find(({ private: alone, title }) => alone && /crowded could not be created/.test(title)),
      );
      expect(answer.text).toContain('No valid host');
    });

    it('tries again at a press, and says that it failed again', async () => {
      const { ann, channel } = world;
      await ann.press('Try again', await seen(ann, channel, /^CREATE_FAILED · crowded$/));
      const card = await seen(ann, channel, /^(Retrying cluster crowded|Cluster crowded failed again)$/);
      await seenUnder(ann, card, /^Failed after /);
      await seen(ann, channel, /^Cluster crowded failed again$/);
      await ann.until('a second alert', () => alerts(world, 'CREATE_FAILED · crowded').length === 2);
    });

    it('is deleted from the button, when its name is typed', async () => {
      const { ann, channel } = world;
      await ann.press('Delete', await seen(ann, channel, /^CREATE_FAILED · crowded$/));
      await ann.until('a form', () => ann.form());
      await ann.fill({ name: 'crowded' });
      await seen(ann, channel, /^DELETE_COMPLETE · crowded$/);
      expect(await cloud.stacks()).toEqual([]);
    });

    it('gives the reason that a guest itself gave', async () => {
      const { ann, channel } = world;
      await ann.say(channel, '/magnum cluster-create unwell --cluster-template broken-template');
      const card = await seen(
        ann,
        channel,
        /^(Creating cluster unwell|Cluster unwell could not be created)$/,
      );
      const failure = await seenUnder(ann, card, /^Failed after /);
      expect(failure.text).toContain('What runs in a server said that it could not be set up.');
      await seen(ann, channel, /^CREATE_FAILED · unwell$/);
    });

    it('names a quota of the cloud that is used up', async () => {
      const { ann, channel } = world;
      await ann.say(
        channel,
        '/magnum cluster-create vast --cluster-template swarm-template --docker-volume-size 1001',
      );
      await seen(ann, channel, /^CREATE_FAILED · vast$/);
      const card = await seen(ann, channel, /^Cluster vast could not be created$/);
      expect(card.text).toContain('A quota of the project is used up.');
      expect(card.text).toContain('OS::Cinder::Volume');
    });

    it('is ready after a retry when what was wrong is over', async () => {
      const { ann, channel } = world;
      await cloud.fail({
        service: 'heat',
        method: 'POST',
        path: '/stacks$',
        status: 400,
        body: {
          error: { message: 'Heat has no room for now.', type: 'Invalid' },
          code: 400,
          title: 'Bad Request',
        },
      });
      await ann.say(channel, '/magnum cluster-create mended --cluster-template swarm-template');
      const alert = await seen(ann, channel, /^CREATE_FAILED · mended$/);
      expect(alert.text).toContain('Heat has no room for now.');
      await ann.press('Try again', alert);
      await seen(ann, channel, /^CREATE_COMPLETE · mended$/);
      expect((await seen(ann, channel, /^Cluster mended is ready$/)).text).toMatch(/tcp:\/\//);
    });
  },
);
