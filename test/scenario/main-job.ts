import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seen, seenUnder, startWorld, type World, type withConsole } from './world.js';

const template =
  '/magnum cluster-template-create swarm-template --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --docker-volume-size 5 --dns-nameserver 8.8.8.8 --coe swarm';

/** How long one change of a cluster may take on the cloud in use. */
interface Patience {
  readonly change: number;
}

/**
 * The main job as a person does it, the same on every platform and every cloud: the book's walk-through, word
 * for word with `/magnum` for `magnum`.
 */
export function describeMainJob(
  name: string,
  startChat: (typeof withConsole)[string],
  env: Readonly<Record<string, string>>,
  patience: Patience,
): void {
  describe(`the book's walk-through: ${name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await startWorld(startChat, env);
    });
    afterAll(async () => {
      await world?.stop();
    });

    it.sequential('makes a template, which the list then shows', async () => {
      const { ann, channel } = world;
      await ann.say(channel, template);
      const made = await seen(ann, channel, /^Cluster template swarm-template created$/);
      expect(made.private).toBe(true);
      expect(made.text).toContain('fedora-atomic');
      await ann.say(channel, '/magnum cluster-template-list');
      expect((await seen(ann, channel, /^Cluster templates of /)).text).toContain('swarm-template');
    });

    it.sequential('creates a cluster: a card at once, the stages in its thread, the facts, one alert', async () => {
      const { ann, bob, channel } = world;
      await ann.say(channel, '/magnum cluster-create swarm --cluster-template swarm-template --node-count 1');
      const card = await seen(ann, channel, /^Creating cluster swarm$|^Cluster swarm is ready$/, 3000);
      expect(card.private).toBe(false);
      expect(card.text).toContain('ann');
      for (const stage of [/^Network done$/, /^Masters done$/, /^Nodes done$/, /^Ready after/]) {
        await seenUnder(ann, card, stage, patience.change);
      }
      expect((await seenUnder(ann, card, /^Ready after/)).text).toMatch(/tcp:\/\/[\d.]+:2376/);
      const ready = await seen(ann, channel, /^Cluster swarm is ready$/);
      expect(ready.id).toBe(card.id);
      expect(ready.edits).toBeGreaterThan(0);
      await seen(bob, channel, /^CREATE_COMPLETE · swarm$/);
      expect(bob.messages(channel).filter(({ title }) => /^CREATE_COMPLETE/.test(title))).toHaveLength(1);
    });

    it.sequential('lists and shows it', async () => {
      const { ann, channel } = world;
      await ann.say(channel, '/magnum cluster-list');
      expect((await seen(ann, channel, /^Clusters of /)).text).toMatch(/swarm\s+CREATE_COMPLETE/);
      await ann.say(channel, '/magnum cluster-show swarm');
      expect((await seen(ann, channel, /^Cluster swarm$/)).text).toMatch(/tcp:\/\/[\d.]+:2376/);
    });

    it.sequential('scales it up', async () => {
      const { ann, channel } = world;
      await ann.say(channel, '/magnum cluster-update swarm replace node_count=2');
      const card = await seen(ann, channel, /^Updating cluster swarm$|^Cluster swarm is updated$/);
      expect(card.text).toContain('From 1 node to 2');
      await seen(ann, channel, /^UPDATE_COMPLETE · swarm$/, patience.change);
      await seen(ann, channel, /^Cluster swarm is updated$/);
    });

    it.sequential('scales it down after a click', async () => {
      const { ann, channel } = world;
      await ann.say(channel, '/magnum cluster-update swarm replace node_count=1');
      const question = await seen(ann, channel, /^Scale swarm down to 1 node\?$/);
      await ann.press('Scale down', question);
      await ann.until(
        'a second UPDATE_COMPLETE',
        () => ann.messages(channel).filter(({ title }) => title === 'UPDATE_COMPLETE · swarm').length === 2,
        patience.change,
      );
    });

    it.sequential('refuses to delete the template while the cluster uses it', async () => {
      const { ann, channel } = world;
      await ann.say(channel, '/magnum cluster-template-delete swarm-template');
      expect((await seen(ann, channel, /^It is in use$/)).text).toContain(
        'is referenced by one or multiple clusters.',
      );
    });

    it.sequential('deletes it when its name is typed, and not for another name', async () => {
      const { ann, channel } = world;
      await ann.say(channel, '/magnum cluster-delete swarm');
      await ann.until('a form', () => ann.form());
      await ann.fill({ name: 'swarn' });
      await ann.until('a sentence beside the field', () =>
        JSON.stringify([ann.form()?.errors, ann.messages(channel).at(-1)?.text]).includes(
          'Type swarm exactly',
        ),
      );
      if (!ann.form()) await ann.press('Delete swarm?');
      await ann.until('the form again', () => ann.form());
      await ann.fill({ name: 'swarm' });
      await seen(ann, channel, /^DELETE_COMPLETE · swarm$/, patience.change);
      await ann.say(channel, '/magnum cluster-list');
      await seen(ann, channel, /^No clusters yet$/);
    });

    it.sequential('deletes the template then', async () => {
      const { ann, channel } = world;
      await ann.say(channel, '/magnum cluster-template-delete swarm-template');
      const question = await seen(ann, channel, /^Delete 1 cluster template\?$/);
      await ann.press('Delete', question);
      await seen(ann, channel, /^Deleted swarm-template$/);
    });
  });
}
