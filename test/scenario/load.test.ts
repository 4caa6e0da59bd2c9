import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { ChatServer, SeenMessage } from '../servers/chat.js';
import { chatServers, seen, startWorld, type World } from './world.js';

const people = 20;
const channels = 10;
const names = Array.from({ length: 10 }, (_, i) => `c${i}`);
const platforms = Object.entries(chatServers).filter(([name]) => /Slack|Discord/.test(name));

/** Cuts the bot's connections a few times, while clusters are built. Answers how to leave it alone. */
function dropAFewTimes(chat: ChatServer): () => void {
  let left = 4;
  const timer = setInterval(() => {
    if (left-- > 0) chat.dropConnections();
  }, 1_500);
  return () => clearInterval(timer);
}

describe.each(platforms)('many people on a platform that answers badly: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, { ...cloud.env, MAX_CLUSTERS_PER_PROJECT: '100' });
    await world.ann.say(
      '#ops',
      '/magnum cluster-template-create swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm --tls-disabled',
    );
    await seen(world.ann, '#ops', /^Cluster template swarm created$/);
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  it('everything is told once, in the order of each thread, in the channel where it was asked', async () => {
    const { chat, ann } = world;
    const rooms = Array.from({ length: channels }, (__, i) => `#room${i}`);
    for (const room of rooms) chat.addChannel?.(room);
    const users = Array.from({ length: people }, (__, i) => chat.user(`person${i}`));
    const all = () => ann.messages();
    const about = (name: string) => all().filter(({ title }) => title.split(' ').includes(name));
    chat.beRude?.({ refused: 0.1, failed: 0.05, unanswered: 0.05 });
    const line = (name: string) => `/magnum cluster-create ${name} --cluster-template swarm`;
    await Promise.all(names.map((name, i) => users[i % people]?.say(rooms[i % channels] ?? '', line(name))));
    const leaveAlone = dropAFewTimes(chat);
    for (const name of names)
      await ann.until(
        `the end of ${name}, and its card as it ended`,
        () => {
          const titles = about(name).map(({ title }) => title);
          return titles.includes(`CREATE_COMPLETE · ${name}`) && titles.includes(`Cluster ${name} is ready`);
        },
        120_000,
      );
    leaveAlone();
    const stages = (card: SeenMessage) =>
      all()
        .filter(({ thread }) => thread === card.id)
        .map(({ title }) => title.replace(/ after .*/, ''));
    for (const [i, name] of names.entries()) {
      const told = about(name).filter((message) => !message.private);
      expect(told.map(({ title }) => title)).toEqual([
        `Cluster ${name} is ready`,
        `CREATE_COMPLETE · ${name}`,
      ]);
      for (const { channel } of told) expect(channel).toBe(rooms[i % channels]);
      const [card] = told;
      if (!card) throw new Error(`There is no card of ${name}.`);
      await ann.until('its last stage', () => stages(card).includes('Ready'), 60_000);
      expect(stages(card)).toEqual(['Network done', 'Masters done', 'Nodes done', 'Ready']);
    }
  }, 300_000);
});
