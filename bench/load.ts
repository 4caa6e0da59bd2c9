import { setTimeout as sleep } from 'node:timers/promises';
import { intents } from '../src/intents/registry.js';
import { choosePort } from '../src/program/server.js';
import type { ChatServer, SeenMessage } from '../test/servers/chat.js';
import { startFakeDiscord } from '../test/servers/discord/server.js';
import { startFakeSlack } from '../test/servers/slack/server.js';
import { percentile, startProgram } from './program.js';

const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const people = setting('LOAD_PEOPLE', 200);
const channels = setting('LOAD_CHANNELS', 100);
const clusters = setting('LOAD_CLUSTERS', 1_000);
/** Milliseconds at the 99th percentile. */
const limit = 500;
/** Slack lets 45 cards a minute be drawn again, and every card is, at its end. Discord is waited for as long. */
const patience = 300_000 + (clusters / 45) * 60_000 * 2;

const template =
  '/magnum cluster-template-create swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm --tls-disabled';
const stages = ['Network done', 'Masters done', 'Nodes done', 'Ready'];
const room = (at: number) => `#room${at % channels}`;

interface Loaded {
  readonly chat: ChatServer;
  /** Milliseconds to every acknowledgement so far. */
  waits(): readonly number[];
}

const rooms = ['#ops', ...Array.from({ length: channels }, (_, i) => `#room${i}`)];

const platforms: Readonly<Record<string, () => Promise<Loaded>>> = {
  async Slack() {
    const chat = await startFakeSlack({ mode: 'socket', rates: true, channels: rooms });
    for (const channel of chat.workspace.channels.values()) channel.members.add(chat.workspace.bot.user);
    const waits = () => chat.deliveries.log.map(({ acked, ms }) => (acked ? ms : Number.POSITIVE_INFINITY));
    return { chat, waits };
  },
  async Discord() {
    const commands = intents.map(({ command }) => command);
    const chat = await startFakeDiscord({ rates: true, channels: rooms, commands });
    return { chat, waits: () => chat.waits };
  },
};

interface Told {
  readonly ends: number;
  readonly cards: number;
  readonly doubled: number;
  readonly misplaced: number;
  readonly disordered: number;
  /** Builds that ended badly: told all the same. */
  readonly failed: number;
}

/** What stands in channels, by the cluster that it is about, and what stands in threads, by their first message. */
function sorted(messages: readonly SeenMessage[]) {
  const threads = new Map<string, string[]>();
  const byName = new Map<string, SeenMessage[]>();
  for (const message of messages.filter((one) => !one.private)) {
    const [, name] = /\b(c\d+)\b/.exec(message.title) ?? [];
    if (message.thread) threads.set(message.thread, [...(threads.get(message.thread) ?? []), message.title]);
    else if (name) byName.set(name, [...(byName.get(name) ?? []), message]);
  }
  return { threads, byName };
}

/** What everybody can read of all clusters: each is to have one card, drawn as it ended, one end, and its stages in order. */
function tell(messages: readonly SeenMessage[]): Told {
  const { threads, byName } = sorted(messages);
  const each = [...byName].map(([name, about]) => {
    const ends = about.filter(({ title }) => /^CREATE_(COMPLETE|FAILED) · /.test(title));
    const cards = about.filter(({ title }) => !title.includes('·'));
    const replies = (threads.get(cards[0]?.id ?? '') ?? []).map((title) => title.replace(/ after .*/, ''));
    const failed = ends.some(({ title }) => title.startsWith('CREATE_FAILED'));
    const wanted = failed ? [...stages.slice(0, replies.length - 1), 'Failed'] : stages;
    return {
      ends: ends.length > 0,
      cards: cards.some(({ title }) => / (is ready|could not be created)$/.test(title)),
      doubled: ends.length > 1 || cards.length > 1,
      misplaced: about.some(({ channel }) => channel !== room(Number(name.slice(1)))),
      disordered: replies.some((title, i) => title !== wanted[i] && title !== stages[i]),
      failed,
    };
  });
  const count = (what: keyof Told) => each.filter((one) => one[what]).length;
  return {
    ends: count('ends'),
    cards: count('cards'),
    doubled: count('doubled'),
    misplaced: count('misplaced'),
    disordered: count('disordered'),
    failed: count('failed'),
  };
}

/** Everybody creates clusters in the same moment, and looks at them while they are built. */
async function type({ chat, waits }: Loaded): Promise<readonly number[]> {
  const users = Array.from({ length: people }, (_, i) => chat.user(`person${i}`));
  const from = waits().length;
  for (let first = 0; first < clusters; first += people) {
    const names = Array.from({ length: Math.min(people, clusters - first) }, (_, i) => first + i);
    await Promise.all(
      names.map((at) =>
        users[at % people]?.say(room(at), `/magnum cluster-create c${at} --cluster-template swarm`),
      ),
    );
    await Promise.all(users.map((user, at) => user.say(room(at), '/magnum cluster-list')));
  }
  return waits().slice(from);
}

/** The three rates that were broken most. */
function mostOver(excess: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of excess) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).slice(0, 3);
}

async function measure(platform: string, rude: boolean): Promise<boolean> {
  const loaded = await platforms[platform]?.();
  if (!loaded)
    throw new Error(`LOAD_PLATFORM is ${platform}; it can be ${Object.keys(platforms).join(' or ')}.`);
  const { chat } = loaded;
  const settings = {
    MAX_CLUSTERS_PER_PROJECT: String(clusters),
    PLAYGROUND: 'off',
    PORT: String(await choosePort(0)),
    SANDBOX_PACE: '0.1',
  };
  const program = await startProgram({ ...chat.env, ...settings });
  const ann = chat.user('ann');
  let drops: NodeJS.Timeout | undefined;
  try {
    await ann.say('#ops', template);
    await ann.until('the template', () => ann.messages('#ops').find(({ title }) => /created$/.test(title)));
    const excessBefore = chat.excess?.length ?? 0;
    if (rude) chat.beRude?.({ refused: 0.05, failed: 0.03, unanswered: 0.02 });
    const began = performance.now();
    const waits = await type(loaded);
    if (rude) drops = setInterval(() => chat.dropConnections(), 20_000);
    let told = tell(ann.messages());
    while (Math.min(told.cards, told.ends) < clusters && performance.now() - began < patience) {
      await sleep(5_000);
      told = tell(ann.messages());
      if (process.stderr.isTTY || process.env.LOAD_SAY) console.error(JSON.stringify(told));
    }
    const p99 = percentile(waits, 99);
    const excess = (chat.excess?.length ?? 0) - excessBefore;
    const seconds = Math.round((performance.now() - began) / 1000);
    const manners = rude ? ' that refuses, fails and drops' : '';
    console.log(`${people} people, ${channels} channels, ${clusters} clusters, ${platform}${manners}`);
    console.log(
      `  acknowledged                p50 ${percentile(waits, 50)} ms, p99 ${p99} ms   limit ${limit} ms`,
    );
    console.log(`  calls over the rates        ${excess}   limit 0`);
    for (const [name, calls] of mostOver(chat.excess?.slice(excessBefore) ?? []))
      console.log(`    ${name}   ${calls}`);
    console.log(
      `  ends told                   ${told.ends} of ${clusters} (${told.failed} builds failed), cards as they ended ${told.cards}`,
    );
    console.log(
      `  doubled ${told.doubled}, in another channel ${told.misplaced}, threads out of order ${told.disordered}   limit 0`,
    );
    console.log(`  until everything was told   ${seconds} s`);
    const wrong = excess + told.doubled + told.misplaced + told.disordered;
    return p99 < limit && wrong === 0 && told.ends === clusters && told.cards === clusters;
  } finally {
    clearInterval(drops);
    await program.stop();
    await chat.stop();
  }
}

/**
 * Many people, channels and clusters at once, on a Slack and a Discord that hold the bot to their rates, and then on such that also
 * answer 429 and 500, do not answer, and drop their sockets. LOAD_PEOPLE, LOAD_CHANNELS and LOAD_CLUSTERS make it smaller; LOAD_PLATFORM (`Slack`,
 * `Discord`) and LOAD_MANNERS (`calm`, `rude`) choose one. Answers whether the limits hold.
 */
export async function run(): Promise<boolean> {
  let holds = true;
  const { LOAD_PLATFORM: only, LOAD_MANNERS: as } = process.env;
  for (const platform of only ? [only] : Object.keys(platforms))
    for (const manners of as ? [as] : ['calm', 'rude'])
      holds = (await measure(platform, manners === 'rude')) && holds;
  return holds;
}
