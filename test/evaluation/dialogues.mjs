/**
 * Plays conversations with the whole program: the sandbox, a database of its own, and a platform that only keeps
 * what it is told. Each turn is said as a person would, and what the bot shows is held against what was expected.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const workspace = 'dialogues';

/** A chat of one room that remembers every card by the id of its message. */
function memoryPlatform() {
  const cards = new Map();
  const listeners = new Set();
  let inbox;
  const keep = (id, key, card) => {
    cards.set(id, { key, card });
    for (const listener of listeners) listener();
  };
  return {
    name: 'console',
    cards,
    get inbox() {
      return inbox;
    },
    async start(given) {
      inbox = given;
    },
    async stop() {},
    async post({ place, card, key }) {
      const id = `m${cards.size + 1}`;
      keep(id, key, card);
      return { ...place, id };
    },
    async edit({ id }, card) {
      keep(id, cards.get(id)?.key, card);
    },
    async find() {
      return null;
    },
    async findChannel() {
      return null;
    },
    /** Resolves with the id of the first message that fits. */
    until(fits) {
      const found = () => [...cards].find(([, kept]) => fits(kept))?.[0];
      return new Promise((resolve) => {
        const look = () => {
          const id = found();
          if (id === undefined) return;
          listeners.delete(look);
          resolve(id);
        };
        listeners.add(look);
        look();
      });
    },
  };
}

/**
 * Plays every dialogue and answers, for each, the first turn that went wrong, or null. `parts` are the program's own
 * `loadConfig` and `serve`, and a logger.
 */
export async function playDialogues({ loadConfig, serve, log }, dialogues) {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-dialogues-'));
  const quick = { SANDBOX_PACE: '0.01', POLL_SECONDS: '0.1', PLAYGROUND: 'off', MAGNUM_API_PORT: 'off' };
  const { config, problems } = loadConfig({ ...quick, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' });
  if (problems) throw new Error(problems.join('\n'));
  const platform = memoryPlatform();
  const program = await serve(config, 'all', log, [platform]);
  try {
    const threads = await furnish(platform);
    const results = [];
    for (const [at, dialogue] of dialogues.entries()) {
      const place = dialogue.thread
        ? { channel: 'ops', thread: threads[dialogue.thread] }
        : { channel: `room${at}` };
      results.push(await play(platform, dialogue, { id: `person${at}`, ...place }));
    }
    return results;
  } finally {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The template `swarm` and the clusters `ci` and `prod` with two nodes each; answers the threads of their cards. */
async function furnish(platform) {
  const what =
    '--coe swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --tls-disabled';
  const threads = {};
  await say(platform, { id: 'ann', channel: 'ops' }, 'command', `cluster-template-create swarm ${what}`);
  for (const name of ['ci', 'prod']) {
    const command = `cluster-create ${name} --cluster-template swarm --node-count 2`;
    await say(platform, { id: 'ann', channel: 'ops' }, 'command', command);
    threads[name] = await platform.until(
      ({ key, card }) => key.startsWith('op:') && card.title.includes(`CREATE_COMPLETE · ${name}`),
    );
  }
  return threads;
}

let deliveries = 0;

/** Says something and answers everything that was shown for it. */
async function say({ inbox }, { id, channel, thread }, kind, words) {
  const shown = [];
  const person = { platform: 'console', workspace, id, name: id };
  const place = { platform: 'console', workspace, channel, ...(thread ? { thread } : {}) };
  const said = kind === 'command' ? { kind, command: words } : { kind, text: words };
  const keep = async (what) => {
    shown.push(what);
  };
  await inbox.receive(
    { deliveryId: `d${++deliveries}`, person, place, ...said },
    { card: keep, form: keep, invalid: keep, done: async () => {} },
  );
  return shown;
}

async function play(platform, dialogue, who) {
  for (const turn of dialogue.turns) {
    const shown = await say(platform, who, 'mention', turn.say);
    const wrong = differs(turn, shown);
    if (wrong) return { dialogue, turn, wrong };
  }
  return null;
}

/** Why what was shown is not what was expected; null when it is. */
function differs(turn, shown) {
  const text = JSON.stringify(shown);
  const titles = shown.map(({ title }) => title).join(' | ');
  const offers = text.includes('"confirm:');
  const has = (what, ok) => (ok ? null : `wanted ${what}, was shown: ${titles} ${text.slice(0, 400)}`);
  if (turn.says && !text.includes(turn.says)) return has(turn.says, false);
  if (turn.does) return has(turn.does, offers && text.includes(`"/magnum ${turn.does}"`));
  if (turn.asks) return has(turn.asks, titles.endsWith(`Which ${turn.asks.replaceAll('-', ' ')}?`));
  if (turn.destroys)
    return has(`a question about ${turn.destroys}`, offers && titles.includes(turn.destroys));
  if (turn.types) return has(turn.types, !offers && text.includes(`"/magnum ${turn.types}"`));
  if (turn.over) return has('an end', !offers && text.includes('Nothing was done'));
  if (turn.title) return has(turn.title, titles.includes(turn.title));
  if (turn.not) return has(`no ${turn.not}`, !text.includes(turn.not));
  if (turn.says) return null;
  return has('nothing done', turn.nothing && !offers && !text.includes('/magnum '));
}
