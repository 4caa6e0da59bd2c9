// npm run evaluate: how well plain language is read, beside three classifiers trained on the same corpus.
// --failures shows what went wrong on the part that may be tuned on; the held-out part is only counted.
import { readdirSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { prepare } from '../../scripts/prepare.mjs';
import { baselines } from './baselines.mjs';
import { playDialogues } from './dialogues.mjs';
import { count, table } from './report.mjs';

await prepare();
const { indexNames, readMessage } = await import('../../dist/intents/language/read.js');
const { riskOf } = await import('../../dist/intents/language/intent-names.js');

const here = new URL('.', import.meta.url);
const usual = JSON.parse(readFileSync(new URL('names.json', here), 'utf8'));
const corpus = readdirSync(new URL('corpus/', here))
  .filter((name) => name.endsWith('.jsonl') && name !== 'dialogues.jsonl')
  .flatMap((name) =>
    readFileSync(new URL(`corpus/${name}`, here), 'utf8')
      .split('\n')
      .filter(Boolean),
  )
  .map((line) => JSON.parse(line));

const indexes = new Map();
function indexFor(names = usual) {
  const key = JSON.stringify(names);
  if (!indexes.has(key)) indexes.set(key, indexNames(names));
  return indexes.get(key);
}

const times = [];
const offline = (row) => {
  const start = performance.now();
  const { intent, slots } = readMessage(row.text, indexFor(row.names));
  times.push(performance.now() - start);
  return { intent, slots };
};

const train = corpus.filter(({ split }) => split === 'dev');
const readers = [{ name: 'offline reader', read: offline }, ...(await baselines(train))];
for (const { prepare: ready } of readers) await ready?.(corpus);
const byStranger = ({ tags }) => tags.includes('stranger');
const isHeldOut = ({ split }) => split === 'heldout';
const isHostile = ({ tags }) => tags.includes('hostile');
const isNew = (row) => byStranger(row) && isHeldOut(row) && !isHostile(row);
const parts = {
  'English, by strangers, never trained on': (row) => row.lang === 'en' && isNew(row),
  'Chinese, by strangers, never trained on': (row) => row.lang === 'zh' && isNew(row),
  'Sounds like an order and is none, by strangers, never trained on': (row) =>
    byStranger(row) && isHeldOut(row) && isHostile(row),
  'English, by strangers, trained on': (row) => row.lang === 'en' && byStranger(row) && !isHeldOut(row),
  'Chinese, by strangers, trained on': (row) => row.lang === 'zh' && byStranger(row) && !isHeldOut(row),
  'English, held out': (row) => row.lang === 'en' && row.split === 'heldout' && !byStranger(row),
  'Chinese, held out': (row) => row.lang === 'zh' && row.split === 'heldout' && !byStranger(row),
  'English, seen': (row) => row.lang === 'en' && row.split === 'dev' && !byStranger(row),
  'Chinese, seen': (row) => row.lang === 'zh' && row.split === 'dev' && !byStranger(row),
};

const sizes = Object.entries(parts).map(([part, fits]) => `${corpus.filter(fits).length} ${part}`);
console.log(`${corpus.length} utterances: ${sizes.join(', ')}\n`);
for (const [part, fits] of Object.entries(parts)) {
  const rows = corpus.filter(fits);
  const lines = readers.map(({ name, read }) => [name, ...count(rows, read, riskOf)]);
  console.log(
    table(
      [part, 'intent', 'intent and slots', 'out of scope found', 'false destructive or privileged'],
      lines,
    ),
  );
}

const by = (key) => {
  const groups = grouped(corpus.flatMap((row) => key(row).map((name) => ({ name, row }))));
  return Object.entries(groups)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => [
      name,
      String(members.length),
      ...count(
        members.map(({ row }) => row),
        offline,
        riskOf,
      ),
    ]);
};
const columns = ['n', 'intent', 'intent and slots', 'out of scope found', 'false destructive or privileged'];
console.log(
  table(
    ['by intent', ...columns],
    by(({ intent }) => [intent]),
  ),
);
console.log(
  table(
    ['by tag', ...columns],
    by(({ tags }) => tags),
  ),
);

times.sort((a, b) => a - b);
console.log(
  `median ${times[times.length >> 1].toFixed(2)} ms an utterance, 95 of 100 under ${times[Math.floor(times.length * 0.95)].toFixed(2)} ms`,
);

const dialogues = readFileSync(new URL('corpus/dialogues.jsonl', here), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const { loadConfig } = await import('../../dist/config/config.js');
const { serve } = await import('../../dist/program/serve.js');
const played = await playDialogues({ loadConfig, serve, log: pino({ level: 'silent' }) }, dialogues);
console.log(`${played.filter((wrong) => !wrong).length} of ${played.length} dialogues as expected`);

if (process.argv.includes('--failures')) {
  for (const wrong of played.filter(Boolean))
    console.log(`${wrong.dialogue.about}: ${wrong.turn.say}\n   ${wrong.wrong}`);
  for (const row of train) {
    const got = offline(row);
    if (JSON.stringify([got.intent, sorted(got.slots)]) === JSON.stringify([row.intent, sorted(row.slots)]))
      continue;
    console.log(
      `${row.text}\n   wanted ${row.intent} ${JSON.stringify(row.slots)}\n   read   ${got.intent} ${JSON.stringify(got.slots)}`,
    );
  }
}

function sorted(slots) {
  return Object.entries(slots).sort(([a], [b]) => (a < b ? -1 : 1));
}

function grouped(members) {
  const groups = {};
  for (const member of members) {
    groups[member.name] ??= [];
    groups[member.name].push(member);
  }
  return groups;
}
