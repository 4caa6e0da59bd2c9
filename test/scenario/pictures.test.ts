import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenMessage } from '../servers/chat.js';
import { seen, startWorld, type World, withConsole } from './world.js';

const template =
  '/magnum cluster-template-create swarm-template --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm';

/** Width and height of a PNG; fails for what is none. */
function sizeOf(bytes: Uint8Array | undefined): { width: number; height: number } {
  const png = Buffer.from(bytes ?? []);
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

describe.each(Object.entries(withConsole))('pictures: %s', (_, startChat) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(startChat);
    const { ann, channel } = world;
    await ann.say(channel, template);
    await seen(ann, channel, /^Cluster template swarm-template created$/);
    await ann.say(channel, '/magnum cluster-create swarm --cluster-template swarm-template --node-count 2');
    await seen(ann, channel, /^CREATE_COMPLETE · swarm$/, 60_000);
  });
  afterAll(async () => {
    await world?.stop();
  });

  /** The newest message that only ann sees with a file of that name. */
  const pictured = (name: string) =>
    world.ann.until(`${name}, for ann alone`, () =>
      world.ann
        .messages()
        .findLast((message) => message.private && message.files.some((file) => file.name === name)),
    );
  const pictureOf = (message: SeenMessage, name: string) => message.files.find((file) => file.name === name);

  it('shows how long each resource took, drawn and in words', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-events swarm');
    const happened = await ann.until('what happened', () =>
      ann
        .messages(channel)
        .findLast(({ private: alone, title }) => alone && title === 'Cluster swarm is ready'),
    );
    expect(happened.buttons).toEqual(['Scale', 'Timeline', 'Delete']);
    await ann.press('Timeline', happened);
    const card = await seen(ann, channel, /^Timeline of swarm$/);
    expect(card.text).toMatch(
      /Cluster swarm is ready, after \d.*: network \d+ s, masters \d+ s, nodes \d+ s\./,
    );
    const [, network, masters, nodes] = /network (.*?), masters (.*?), nodes (.*?)\./.exec(card.text) ?? [];
    const built = await seen(ann, channel, /^Cluster swarm is ready$/);
    const steps = `Network ${network} Masters ${masters} Nodes ${nodes} Ready `;
    expect(built.text.replace(/(\W|done)+/g, ' ')).toContain(steps);
    expect(built.text).toMatch(/Ready\W+(done\W+)?\d.* in all/);
    expect(card.text).toMatch(/What took longest was .*: \d+ s/);
    expect(card.text).toMatch(/nodes › 1 › server/);
    expect(card.text).toMatch(/masters › 0 › wait_condition/);
    const picture = pictureOf(await pictured('swarm-timeline.png'), 'swarm-timeline.png');
    expect(picture?.alt).toMatch(/^A bar for each of \d+ resources over /);
    expect(sizeOf(picture?.bytes).width).toBe(1320);
    expect(world.others.flatMap((other) => other.messages()).flatMap(({ files }) => files)).toEqual([]);
  });

  it('shows what is used of every quota, of Magnum and of OpenStack', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum quotas-show');
    await ann.press('Picture', await seen(ann, channel, /^Quota of demo$/));
    const shown = await ann.until('the quotas', () =>
      ann.messages(channel).findLast(({ text }) => text.includes('floating IPs')),
    );
    expect(shown.text).toMatch(/clusters\W+1 of \d+/);
    expect(shown.text).toMatch(/servers\W+3 of \d+/);
    const picture = pictureOf(await pictured('quotas.png'), 'quotas.png');
    expect(picture?.alt).toMatch(/^A bar for each of \d+ quotas\. None of them is used up\.$/);
    expect(sizeOf(picture?.bytes).height).toBeGreaterThan(400);
  });

  it('shows the largest clusters', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum stats-list');
    await ann.press('Picture', await seen(ann, channel, /^Stats of demo$/));
    const picture = pictureOf(await pictured('clusters.png'), 'clusters.png');
    expect(picture?.alt).toBe(
      'A bar for each of 1 cluster, as long as it has nodes. The largest is swarm with 3 nodes.',
    );
    sizeOf(picture?.bytes);
    const shown = await seen(ann, channel, /^Stats of demo$/);
    expect(shown.text).toMatch(/swarm\s+1\s+2\s+CREATE_COMPLETE/);
  });
});
