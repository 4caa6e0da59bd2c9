// Writes which traditional characters stand for those that the reader of plain language knows, by OpenCC's tables:
//   npm install --no-save opencc-js@1.4.2 && node scripts/traditional.mjs
// To be run after Chinese words were added to src/intents/language.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { Converter } = await import('opencc-js/t2cn');
const root = fileURLToPath(new URL('../src/intents/language/', import.meta.url));
const table = 'text/traditional-characters.ts';
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && name !== table && !name.endsWith('weights.ts'),
);
const known = new Set(files.flatMap((name) => [...readFileSync(`${root}${name}`, 'utf8')]));
const simplify = Converter({ from: 't', to: 'cn' });
const pairs = [];
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const character = String.fromCharCode(code);
  const plain = simplify(character);
  if (plain !== character && plain.length === 1 && known.has(plain) && !known.has(character))
    pairs.push([character, plain]);
}
const joined = (side) => pairs.map((pair) => pair[side]).join('');
writeFileSync(
  `${root}${table}`,
  `/**
 * Traditional characters and, in the same places, the simplified ones that the words of the lexicon are written with. Written by
 * scripts/traditional.mjs from the tables of OpenCC (Apache-2.0).
 */
export const traditional =
  '${joined(0)}';
export const simplified =
  '${joined(1)}';
`,
);
console.log(`${pairs.length} characters`);
