import { intents } from '../src/intents/registry.js';
import { choosePort } from '../src/program/server.js';
import type { ChatServer } from '../test/servers/chat.js';
import { startFakeDiscord } from '../test/servers/discord/server.js';
import { startFakeSlack } from '../test/servers/slack/server.js';
import { type Measured, measured, percentile, startProgram } from './program.js';

/** People who type at once, and how often each. */
const people = 50;
const rounds = 6;
/** Milliseconds at the 99th percentile. */
const limit = 300;

interface Bench {
  readonly chat: ChatServer & { deliverTo?(url: string): void };
  readonly peer: string;
  /** Milliseconds to every acknowledgement so far. */
  waits(): readonly number[];
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  'Slack, Socket Mode': async () => slack('socket'),
  'Slack, HTTP': async () => slack('http'),
  Discord: async () => {
    const chat = await startFakeDiscord({ commands: intents.map(({ command }) => command) });
    return { chat, peer: 'bench/peers/discord.mjs', waits: () => chat.waits };
  },
};

async function slack(mode: 'socket' | 'http'): Promise<Bench> {
  const chat = await startFakeSlack({ mode });
  const waits = () => chat.deliveries.log.map(({ acked, ms }) => (acked ? ms : Number.POSITIVE_INFINITY));
  return { chat, peer: 'bench/peers/bolt.mjs', waits };
}

const template =
  '/magnum cluster-template-create swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm';

/** In the first round everybody creates a cluster; after that they look at them while they are built. */
function line(person: number, round: number): string {
  if (round === 0) return `/magnum cluster-create c${person} --cluster-template swarm`;
  const looks = [
    'cluster-list',
    `cluster-show c${person}`,
    `cluster-events c${person}`,
    'cluster-template-list',
  ];
  return `/magnum ${looks[(person + round) % looks.length]}`;
}

async function typeAll(bench: Bench): Promise<readonly number[]> {
  const users = Array.from({ length: people }, (_, i) => bench.chat.user(`person${i}`));
  const before = bench.waits().length;
  for (let round = 0; round < rounds; round++) {
    await Promise.all(users.map((user, i) => user.say('#ops', line(i, round))));
  }
  return bench.waits().slice(before);
}

async function withProcess<T>(process: Promise<Measured>, work: () => Promise<T>): Promise<T> {
  const running = await process;
  try {
    return await work();
  } finally {
    await running.stop();
  }
}

/** Fifty people type at once: how long each waits for the acknowledgement, beside an app that does nothing. */
export async function run(): Promise<boolean> {
  let kept = true;
  console.log(`${people} people at once, ${rounds} times; milliseconds to the acknowledgement`);
  for (const [name, start] of Object.entries(benches)) {
    const bench = await start();
    const port = await choosePort(0);
    bench.chat.deliverTo?.(`http://127.0.0.1:${port}/slack/events`);
    const env = { ...bench.chat.env, PORT: String(port) };
    const settings = { ...env, MAX_CLUSTERS_PER_PROJECT: '1000', PLAYGROUND: 'off' };
    const ours = await withProcess(startProgram(settings), async () => {
      const ann = bench.chat.user('ann');
      await ann.say('#ops', template);
      await ann.until('the template', () => ann.messages('#ops').find(({ title }) => /created$/.test(title)));
      return typeAll(bench);
    });
    const theirs = await withProcess(measured(bench.peer, [], env), () => typeAll(bench));
    await bench.chat.stop();
    const [p50, p99, peer50, peer99] = [
      percentile(ours, 50),
      percentile(ours, 99),
      percentile(theirs, 50),
      percentile(theirs, 99),
    ];
    kept = kept && p99 < limit;
    console.log(
      `${name}: p50 ${p50}, p99 ${p99}, worst ${Math.max(...ours)} (limit ${limit} at p99); bare app p50 ${peer50}, p99 ${peer99}; ratio at p99 ${(p99 / Math.max(1, peer99)).toFixed(1)}`,
    );
  }
  return kept;
}
