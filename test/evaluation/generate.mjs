// Writes corpus/generated.jsonl, corpus/hostile.jsonl and corpus/told.jsonl: utterances by construction, always the same for the same seed.
// node test/evaluation/generate.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { chinese } from './grammar/chinese.mjs';
import { english } from './grammar/english.mjs';
import { hostileChinese, hostileEnglish } from './grammar/hostile.mjs';
import { toldChinese, toldEnglish } from './grammar/told.mjs';

const seed = 20_241_107;
const here = new URL('.', import.meta.url);
const names = JSON.parse(readFileSync(new URL('names.json', here), 'utf8'));

/** mulberry32: small, and the same everywhere. */
function random(state) {
  let s = state;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const next = random(seed);
const pick = (list) => list[Math.floor(next() * list.length)];

/** `(a|b)` is one of them, `(a|)` perhaps nothing; brackets may stand in brackets. */
function expand(pattern) {
  let text = pattern;
  while (/\(([^()]*)\)/.test(text))
    text = text.replace(/\(([^()]*)\)/, (_, choices) => pick(choices.split('|')));
  return text;
}

const values = {
  cluster: () => said(pick(names.cluster)),
  cluster2: () => said(pick(names.cluster)),
  template: () => said(pick(names.template)),
  project: () => said(pick(names.project)),
  nodegroup: () => said(pick(names.nodegroup)),
  name: () => said(pick(['lab-1', 'demo7', 'exam.2024', 'web_a', 'Omega-9', 'x42', 'ops-tools'])),
  n: (lang) => pick(numbers[lang]),
  m: (lang) => pick(numbers[lang].slice(0, 5)),
  flavor: () => said(pick(['m1.small', 'm1.large', 'c2.xlarge', 'g1.medium'])),
  image: () => said(pick(['fedora-coreos-38', 'ubuntu-22.04', 'fcos-39'])),
  keypair: () => said(pick(['mykey', 'ops-key', 'alice_key'])),
  gb: () => pick([10, 20, 50].map((n) => ({ say: String(n), mean: n }))),
  node: () => said(`${pick(['ci', 'prod', 'web', 'db'])}-${pick(['node', 'worker'])}-${pick([0, 2, 7])}`),
  request: () => said(pick(['12', '7', '104'])),
  channel: () => said(pick(['ops', 'infra', 'team-red-alerts'])),
};
function said(text) {
  return { say: text, mean: text };
}
const numbers = {
  en: [
    ['2', 2],
    ['two', 2],
    ['three', 3],
    ['4', 4],
    ['five', 5],
    ['6', 6],
    ['eight', 8],
    ['12', 12],
    ['twenty', 20],
    ['7', 7],
  ].map(([say, mean]) => ({ say, mean })),
  zh: [
    ['2', 2],
    ['两', 2],
    ['三', 3],
    ['4', 4],
    ['五', 5],
    ['6', 6],
    ['八', 8],
    ['十二', 12],
    ['二十', 20],
    ['7', 7],
  ].map(([say, mean]) => ({ say, mean })),
};

function fill(pattern, slots, lang) {
  const chosen = {};
  const text = pattern.replace(/\{(\w+)\}/g, (_, key) => {
    chosen[key] ??= values[key](lang);
    while (key === 'cluster2' && chosen.cluster && chosen[key].say === chosen.cluster.say)
      chosen[key] = values[key](lang);
    return chosen[key].say;
  });
  const meant = JSON.parse(JSON.stringify(slots), (_, value) => {
    const key = typeof value === 'string' ? /^(-?)\{(\w+)\}$/.exec(value) : null;
    if (!key) return value;
    const mean = chosen[key[2]]?.mean;
    return key[1] ? -mean : mean;
  });
  return { text, slots: meant };
}

const around = {
  en: {
    before: ['', '', '', '', 'please ', 'hey, ', 'hi bot, ', 'pls ', 'ok, '],
    after: ['', '', '', '', ' please', ' thanks', ' pls', ' asap', '!'],
  },
  zh: { before: ['', '', '', '你好，', '麻烦'], after: ['', '', '', '，谢谢', '。'] },
};

/** Different utterances of one group, as many as it asks for. */
function utterances(group, intent, lang, each) {
  const found = new Map();
  for (let tries = 0; found.size < (group.count ?? each) && tries < (group.tries ?? 60); tries++) {
    const { text, slots } = fill(expand(pick(group.say)), group.slots ?? {}, lang);
    const plain = group.plain === true || intent === 'none';
    const dressed = plain ? text : `${pick(around[lang].before)}${text}${pick(around[lang].after)}`;
    const whole = dressed.replace(/\s+/g, ' ').trim();
    if (!found.has(whole)) found.set(whole, slots);
  }
  return [...found].map(([text, slots]) => ({
    text,
    lang,
    split: 'dev',
    tags: ['generated', ...(group.tags ?? []), ...(intent === 'none' ? [slots.reason] : [])],
    intent,
    slots,
  }));
}

function build(grammar, lang, each) {
  return Object.entries(grammar).flatMap(([intent, groups]) =>
    groups.flatMap((group) => utterances(group, intent, lang, each)),
  );
}

/** One after the other, so that a later one does not change what chance makes of an earlier. */
const corpora = {
  generated: () => [...build(english, 'en', 12), ...build(chinese, 'zh', 9)],
  hostile: () => [...build(hostileEnglish, 'en'), ...build(hostileChinese, 'zh')],
  told: () => [...build(toldEnglish, 'en'), ...build(toldChinese, 'zh')],
};
for (const [name, make] of Object.entries(corpora)) {
  const rows = make();
  writeFileSync(
    new URL(`corpus/${name}.jsonl`, here),
    `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`,
  );
  const of = (lang) => rows.filter((row) => row.lang === lang).length;
  console.log(`${name}: ${rows.length} utterances, ${of('en')} English, ${of('zh')} Chinese`);
}
