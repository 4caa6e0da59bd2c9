// What simple classifiers reach on the same corpus: nlp.js, wink's naive Bayes, and a softmax over word and letter n-grams.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Trains all three; each answers an intent and no slots. */
export async function baselines(train) {
  return [await nlpjs(train), wink(train), ngrams(train)];
}

async function nlpjs(train) {
  const { containerBootstrap, Nlp, LangEn } = {
    ...require('@nlpjs/core'),
    ...require('@nlpjs/nlp'),
    ...require('@nlpjs/lang-en-min'),
  };
  const container = await containerBootstrap();
  container.use(Nlp);
  container.use(LangEn);
  const nlp = container.get('nlp');
  nlp.settings.autoSave = false;
  nlp.settings.log = false;
  nlp.nluManager.settings.log = false;
  nlp.settings.nlu = { log: false };
  nlp.addLanguage('en');
  for (const { text, intent } of train) nlp.addDocument('en', words(text).join(' '), intent);
  await nlp.train();
  const answers = new Map();
  return {
    name: 'nlp.js',
    prepare: async (rows) => {
      for (const { text } of rows)
        answers.set(text, (await nlp.process('en', words(text).join(' '))).intent ?? 'none');
    },
    read: ({ text }) => ({ intent: answers.get(text) ?? 'none' }),
  };
}

function wink(train) {
  const bayes = require('wink-naive-bayes-text-classifier')();
  bayes.definePrepTasks([words]);
  bayes.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
  for (const { text, intent } of train) bayes.learn(text, intent);
  bayes.consolidate();
  return { name: 'wink naive Bayes', read: ({ text }) => ({ intent: bayes.predict(text) }) };
}

/** Latin words, and single Chinese characters. */
function words(text) {
  return text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}_.-]+/gu) ?? ['-'];
}

const buckets = 1 << 14;

function features(text) {
  const list = words(text);
  const grams = [...list, ...list.slice(1).map((word, i) => `${list[i]} ${word}`)];
  const plain = ` ${text.toLowerCase()} `;
  for (let i = 0; i + 4 <= plain.length; i++) grams.push(`#${plain.slice(i, i + 4)}`);
  return [...new Set(grams.map(hash))];
}

function hash(text) {
  let h = 2_166_136_261;
  for (const letter of text) h = Math.imul(h ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return (h >>> 0) % buckets;
}

/** Softmax regression by plain stochastic gradient descent; no chance in it, so it is the same every time. */
function ngrams(train) {
  const labels = [...new Set(train.map(({ intent }) => intent))];
  const weights = labels.map(() => new Float32Array(buckets));
  const examples = train.map(({ text, intent }) => ({ on: features(text), label: labels.indexOf(intent) }));
  const scores = (on) => {
    const raw = weights.map((each) => on.reduce((sum, f) => sum + each[f], 0));
    const most = Math.max(...raw);
    const powers = raw.map((each) => Math.exp(each - most));
    const total = powers.reduce((a, b) => a + b, 0);
    return powers.map((each) => each / total);
  };
  for (let round = 0; round < 8; round++) {
    for (const { on, label } of examples) {
      const guess = scores(on);
      guess.forEach((p, i) => {
        const step = 0.2 * ((i === label ? 1 : 0) - p);
        if (Math.abs(step) > 1e-4) for (const f of on) weights[i][f] += step;
      });
    }
  }
  return {
    name: 'n-gram softmax',
    read: ({ text }) => {
      const guess = scores(features(text));
      return { intent: labels[guess.indexOf(Math.max(...guess))] };
    },
  };
}
