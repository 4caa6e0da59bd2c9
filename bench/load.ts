import { setTimeout as sleep } from 'node:timers/promises';
import { choosePort } from '../src/program/server.js';
import type { SeenMessage } from '../test/servers/chat.js';
import { type FakeSlack, startFakeSlack } from '../test/servers/slack/server.js';
import { percentile, startProgram } from './program.js';

const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const people = setting('LOAD_PEOPLE', 200);
const channels = setting('LOAD_CHANNELS', 100);
const clusters = setting('LOAD_CLUSTERS', 1_000);
/** Milliseconds at the 99th percentile. */
const limit = 500;
/** Slack lets 45 cards a minute be drawn again, and every card is, at its end. */
const patience = 300_000 + (clusters / 45) * 60_000 * 2;

const template =
  '/magnum cluster-template-create swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm --tls-disabled';
const stages = ['Network done', 'Masters done', 'Nodes done', 'Ready'];
const room = (at: number) => `#room${at % channels}`;

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
async function type(slack: FakeSlack): Promise<readonly number[]> {
  const users = Array.from({ length: people }, (_, i) => slack.user(`person${i}`));
  const from = slack.deliveries.log.length;
  for (let first = 0; first < clusters; first += people) {
    const names = Array.from({ length: Math.min(people, clusters - first) }, (_, i) => first + i);
    await Promise.all(
      names.map((at) =>
        users[at % people]?.say(room(at), `/magnum cluster-create c${at} --cluster-template swarm`),
      ),
    );
    await Promise.all(users.map((user, at) => user.say(room(at), '/magnum cluster-list')));
  }
  return slack.deliveries.log.slice(from).map(({ acked, ms }) => (acked ? ms : Number.POSITIVE_INFINITY));
}

async function measure(rude: boolean): Promise<boolean> {
  const slack = await startFakeSlack({
    mode: 'socket',
    rates: true,
    channels: ['#ops', ...Array.from({ length: channels }, (_, i) => `#room${i}`)],
  });
  for (const channel of slack.workspace.channels.values()) channel.members.add(slack.workspace.bot.user);
  const settings = {
    MAX_CLUSTERS_PER_PROJECT: String(clusters),
    PLAYGROUND: 'off',
    PORT: String(await choosePort(0)),
    SANDBOX_PACE: '0.1',
  };
  const program = await startProgram({ ...slack.env, ...settings });
  const ann = slack.user('ann');
  let drops: NodeJS.Timeout | undefined;
  try {
    await ann.say('#ops', template);
    await ann.until('the template', () => ann.messages('#ops').find(({ title }) => /created$/.test(title)));
    const excessBefore = slack.excess?.length ?? 0;
    if (rude) slack.beRude?.({ refused: 0.05, failed: 0.03, unanswered: 0.02 });
    const began = performance.now();
    const waits = await type(slack);
    if (rude) drops = setInterval(() => slack.dropConnections(), 20_000);
    let told = tell(ann.messages());
    while (told.cards < clusters && performance.now() - began < patience) {
      await sleep(5_000);
      told = tell(ann.messages());
      if (process.stderr.isTTY || process.env.LOAD_SAY)
        console.error(
          JSON.stringify({
            ...told,
            messages: slack.workspace.messages.length,
            last: slack.workspace.messages.at(-1)?.text.slice(0, 200),
          }),
        );
    }
    const p99 = percentile(waits, 99);
    const excess = (slack.excess?.length ?? 0) - excessBefore;
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `${people} people, ${channels} channels, ${clusters} clusters, ${rude ? 'a Slack that refuses, fails and drops' : 'Slack'}`,
    );
    console.log(
      `  acknowledged                p50 ${percentile(waits, 50)} ms, p99 ${p99} ms   limit ${limit} ms`,
    );
    console.log(`  calls over Slack's rates    ${excess}   limit 0`);
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
    await slack.stop();
  }
}

/**
 * Many people, channels and clusters at once, on a Slack that holds the bot to its rates, and then on one that also answers 429 and
 * 500, does not answer, and drops its socket. LOAD_PEOPLE, LOAD_CHANNELS and LOAD_CLUSTERS make it smaller, LOAD_SLACK (`calm`, `rude`) leaves
 * one of the two out. Answers whether the limits hold.
 */
export async function run(): Promise<boolean> {
  let holds = true;
  for (const kind of ['calm', 'rude'])
    if ((process.env.LOAD_SLACK ?? kind) === kind) holds = (await measure(kind === 'rude')) && holds;
  return holds;
}
