// npm run train: trains the classifier that has a voice beside the rules, on the seen part of the corpus, and writes
// src/intents/language/opinion/weights.ts, and the words of orders beside it. No chance is in it: the same corpus and lexicon give the same file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { prepare } from '../../scripts/prepare.mjs';
import { augmented } from './augment.mjs';

if (!process.env.MAGNUM_PREPARED) await prepare();
const { indexNames } = await import('../../dist/intents/language/read.js');
const { prepareWords } = await import('../../dist/intents/language/sentence/read-words.js');
const { destroys } = await import('../../dist/intents/language/intent-names.js');
const { orderWordsOf } = await import('../../dist/intents/language/opinion/words-of.js');
const { featureBits, featuresOf } = await import('../../dist/intents/language/opinion/features.js');

const here = new URL('.', import.meta.url);
const usual = JSON.parse(readFileSync(new URL('names.json', here), 'utf8'));
const rounds = 14;
const step = 0.02;
const size = 1 << featureBits;

const rows = readdirSync(new URL('corpus/', here))
  .filter((name) => name.endsWith('.jsonl') && name !== 'dialogues.jsonl')
  .sort()
  .flatMap((name) => readFileSync(new URL(`corpus/${name}`, here), 'utf8').split('\n'))
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .filter(({ split }) => split === 'dev');

const labelOf = ({ intent, slots }) => (intent === 'none' ? `none ${slots.reason ?? 'unsaid'}` : intent);
const labels = [...new Set(rows.map(labelOf))].sort();
writeOrderWords(rows);
const examples = [...rows, ...augmented(rows, usual)].map(({ text, names, ...row }) => ({
  on: featuresOf(prepareWords(text, indexNames(names ?? usual))(new Set()).tokens),
  label: labels.indexOf(labelOf(row)),
}));
const learnt = train(examples);
const right = examples.filter(({ on, label }) => best(learnt, on) === label).length;

const small = new Int8Array(labels.length * size);
learnt.forEach((weight, at) => {
  const [feature, label] = [Math.floor(at / labels.length), at % labels.length];
  small[label * size + feature] = Math.max(-127, Math.min(127, Math.round(weight / step)));
});
const packed = deflateRawSync(small, { level: 9 }).toString('base64');
writeFileSync(
  new URL('../../src/intents/language/opinion/weights.ts', here),
  `/** Written by \`npm run train\`: for every label one signed byte a feature, in steps of \`step\`, deflated. */
export const weights: { readonly labels: readonly string[]; readonly step: number; readonly packed: string } =
  {
    labels: [
${labels.map((label) => `      '${label}',`).join('\n')}
    ],
    step: ${step},
    packed:
      '${packed}',
  };
`,
);
console.log(
  `${examples.length} utterances, ${labels.length} labels, ${right} learnt; ${Math.round(packed.length / 1024)} KB of weights`,
);

/** The words of what destroys or decides, as they stand in the seen part of the corpus. */
function writeOrderWords(seen) {
  const said = seen
    .filter(destroys)
    .flatMap(({ text, names }) =>
      orderWordsOf(prepareWords(text, indexNames(names ?? usual))(new Set()).tokens),
    );
  const words = [...new Set(said)].sort();
  writeFileSync(
    new URL('../../src/intents/language/opinion/order-words.ts', here),
    `/** Written by \`npm run train\`: the words that stand in what destroys or decides, in the seen part of the corpus. */
export const orderWords =
  ${JSON.stringify(words.join(' '))};
`,
  );
}

/** Softmax regression by stochastic gradient descent, in an order that is always the same; the weights of a feature stand together. */
function train(list) {
  const table = new Float32Array(size * labels.length);
  const order = [...list];
  let seed = 7;
  for (let round = 0; round < rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      const other = seed % (at + 1);
      [order[at], order[other]] = [order[other], order[at]];
    }
    const rate = 0.15 / (1 + round * 0.3);
    for (const { on, label } of order) {
      const changes = likelihoods(table, on).map((likely, at) => rate * ((at === label ? 1 : 0) - likely));
      for (const feature of on) {
        const start = feature * labels.length;
        for (let at = 0; at < changes.length; at++)
          if (Math.abs(changes[at]) > 1e-4) table[start + at] += changes[at];
      }
    }
  }
  return table;
}

function likelihoods(table, on) {
  const scores = new Float64Array(labels.length);
  for (const feature of on) {
    const start = feature * labels.length;
    for (let at = 0; at < scores.length; at++) scores[at] += table[start + at];
  }
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function best(table, on) {
  const likely = likelihoods(table, on);
  return likely.indexOf(Math.max(...likely));
}
