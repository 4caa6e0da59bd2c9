const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const small = new Map<string, number>([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, i): [string, number] => [word, (i + 2) * 10]),
  ['fourty', 40],
  ['single', 1],
  ['pair', 2],
  ['couple', 2],
  ['dozen', 12],
  ['hundred', 100],
  ['tw', 2],
  ['thre', 3],
  ['fiv', 5],
]);

/** Whole phrases that are numbers. */
const phrases: readonly (readonly [RegExp, number])[] = [
  [/^half a dozen\b/, 6],
  [/^half-a-dozen\b/, 6],
  [/^a half dozen\b/, 6],
  [/^(a|one) dozen\b/, 12],
  [/^two dozen\b/, 24],
  [/^a (couple|cuople|copule|coupel|cople) of\b/, 2],
  [/^a couple\b/, 2],
  [/^(couple|cuople|copule|coupel|cople) of\b/, 2],
  [/^a pair of\b/, 2],
  [/^a hundred\b/, 100],
  [/^a single\b/, 1],
];

/** A number in English words at the beginning of some words in lower case: its value and how many words it takes. */
export function englishNumber(words: readonly string[]): { value: number; length: number } | null {
  const text = words.slice(0, 3).join(' ');
  for (const [pattern, value] of phrases) {
    const found = pattern.exec(text);
    if (found) return { value, length: found[0].split(' ').length };
  }
  const [first = '', second = ''] = words;
  const joined = /^([a-z]+)-([a-z]+)$/.exec(first);
  if (joined) {
    const ten = tens.indexOf(joined[1] ?? '');
    const unit = units.indexOf(joined[2] ?? '');
    if (ten >= 0 && unit > 0 && unit < 10) return { value: (ten + 2) * 10 + unit, length: 1 };
  }
  const value = small.get(first);
  if (value === undefined) return null;
  const unit = units.indexOf(second);
  if (tens.includes(first) && unit > 0 && unit < 10) return { value: value + unit, length: 2 };
  if (value > 0 && value < 10 && second === 'hundred') return { value: value * 100, length: 2 };
  return { value, length: 1 };
}

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  俩: 2,
  仨: 3,
};
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A number in Chinese numerals at the beginning of a text: its value and how many characters it takes. */
export function chineseNumber(text: string): { value: number; length: number } | null {
  let total = 0;
  let digit: number | null = null;
  let at = 0;
  if (text[0] === '半') return { value: 0.5, length: 1 };
  const few = /^([单双])(?=个?节点|台|机)/.exec(text);
  if (few) return { value: few[1] === '单' ? 1 : 2, length: 1 };
  for (; at < text.length; at++) {
    const letter = text[at] ?? '';
    const value = digits[letter];
    const place = places[letter];
    if (value !== undefined) digit = digit === null ? value : digit * 10 + value;
    else if (place !== undefined) {
      total += (digit ?? 1) * place;
      digit = null;
    } else break;
  }
  return at === 0 ? null : { value: total + (digit ?? 0), length: at };
}

/** `20gb`, `90min`, `5nodes`: a number and the word that is stuck to it. Null when it is neither. */
export function numberWithUnit(word: string): { value: number; rest: string } | null {
  const match = /^([+-]?\d+(?:\.\d+)?)-?([a-z]+)$/i.exec(word);
  if (match) return { value: Number(match[1]), rest: (match[2] ?? '').toLowerCase() };
  const spelt = /^([a-z]+)-([a-z]+)$/i.exec(word);
  const value = spelt ? small.get((spelt[1] ?? '').toLowerCase()) : undefined;
  return value === undefined ? null : { value, rest: (spelt?.[2] ?? '').toLowerCase() };
}
