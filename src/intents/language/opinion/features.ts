import { is, type Token } from '../text/token.js';

/** How many different features there are; longer lists are folded into it by their hash. */
export const featureBits = 16;

const silent = ['COURT', 'ADV', 'DET'];
const telling = /^(V|N|Q|X|NEG|HYP|SAY|IF|REQ)(\.|$)/;

/**
 * A message as the classifier sees it: its words and their classes, alone, in twos and threes, pairs of classes anywhere
 * in it, parts of words that the lexicon lacks, and kinds of names with verbs and nouns. Names and numbers are only what kind they are, so that nothing
 * is learnt of the names in the corpus.
 */
export function featuresOf(tokens: readonly Token[]): number[] {
  const found = new Set<string>();
  const spoken = tokens.filter((token) => !token.tags.every((each) => silent.includes(each)));
  const words = ['^', ...spoken.map(wordOf), '$'];
  const classes = ['^', ...spoken.map(classOf), '$'];
  for (let at = 0; at < words.length; at++) {
    found.add(`w${words[at]}`).add(`c${classes[at]}`);
    for (const one of classes[at]?.split('|') ?? []) found.add(`o${one}`);
    if (at > 0) found.add(`ww${words[at - 1]} ${words[at]}`).add(`cc${classes[at - 1]} ${classes[at]}`);
    if (at > 1) found.add(`c_c${classes[at - 2]} ${classes[at]}`);
    if (at > 1) found.add(`ccc${classes[at - 2]} ${classes[at - 1]} ${classes[at]}`);
  }
  for (const token of spoken) for (const part of partsOf(token)) found.add(`p${part}`);
  const told = [...new Set(spoken.flatMap(({ tags }) => tags).filter((each) => telling.test(each)))].sort();
  told.forEach((one, at) => {
    for (const other of told.slice(at + 1)) found.add(`b${one} ${other}`);
  });
  for (const one of kindsWith(spoken, told)) found.add(one);
  if (spoken.some(({ script }) => script === 'chinese')) inChinese(found);
  return [...new Set([...found].map(hash))];
}

/** Classes and kinds count by themselves in Chinese, which puts its words in another order. */
function inChinese(found: Set<string>): void {
  for (const one of [...found])
    if (/^(o|b|k|c)/.test(one)) {
      found.delete(one);
      found.add(`z${one}`);
    }
}

/** Which kinds of names are said and how many of each, whether there are numbers, and what verbs and nouns stand with them. */
function kindsWith(spoken: readonly Token[], told: readonly string[]): string[] {
  const kinds = spoken.map(kindOf).filter((kind) => kind !== null);
  const numbers = spoken.filter((token) => is(token, 'NUM')).length;
  const different = [...new Set(kinds)].sort();
  return [
    `k${different.join(' ')} ${Math.min(numbers, 2)}`,
    ...different.map((kind) => `kn${kind} ${Math.min(3, kinds.filter((each) => each === kind).length)}`),
    ...different.flatMap((kind) => told.map((one) => `kt${kind} ${one}`)),
    ...(numbers > 0 ? told.map((one) => `kt# ${one}`) : []),
  ];
}

function kindOf({ names }: Token): string | null {
  return names ? `<${Object.keys(names).sort().join('|')}>` : null;
}

function wordOf(token: Token): string {
  if (is(token, 'NUM')) return '<number>';
  return kindOf(token) ?? (is(token, 'NAME') ? '<name>' : token.lower);
}

function classOf(token: Token): string {
  const plain = token.tags[0] === 'WORD' || token.tags[0] === 'HAN';
  return kindOf(token) ?? (plain ? token.lower : token.tags.join('|'));
}

/** Four letters, or one Chinese character, of a word that the lexicon lacks. */
function partsOf(token: Token): string[] {
  if (token.names || !token.tags.some((each) => /^(WORD|NAME|HAN)$/.test(each))) return [];
  const length = token.script === 'chinese' ? 1 : 4;
  const text = ` ${token.lower} `;
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) =>
    text.slice(at, at + length),
  );
}

function hash(text: string): number {
  let h = 2_166_136_261;
  for (const letter of text) h = Math.imul(h ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  h ^= h >>> 15;
  return (h >>> 0) % (1 << featureBits);
}
