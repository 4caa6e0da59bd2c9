import { is, type Token } from '../text/token.js';
import { isFlavor } from './amounts.js';
import type { Said } from './said.js';
import { search } from './search.js';
import { spelt } from './spelt.js';

/** "m1.large for the workers and m1.medium for the masters". */
export function takeFlavorsFor(tokens: readonly Token[], said: Said): void {
  if (tokens.some((token) => is(token, 'Q.*'))) return;
  const keep = (slot: string) => (found: readonly (Token | undefined)[]) => {
    const [value] = found;
    const fits = value?.names?.flavor !== undefined || /^[a-z]+\d*\.[\w-]+$/i.test(value?.text ?? '');
    if (!fits || !value || said.slots[slot] !== undefined) return false;
    said.slots[slot] = spelt(value, 'flavor');
    return true;
  };
  search(tokens, 'NAME|ENT P.for DET? N.master', keep('masterFlavor'));
  search(tokens, 'N.master P.on|P.of|P.with|P.using|EQ NAME|ENT', ([, , value]) =>
    keep('masterFlavor')([value]),
  );
  search(tokens, 'NAME|ENT P.for DET? N.node', keep('flavor'));
}

/** "three m1.large nodes". */
export function takeFlavorOfNodes(tokens: readonly Token[], said: Said): void {
  search(tokens, 'N.node P.of|P.with|P.on @name', ([, link, name]) => {
    if (said.slots.flavor !== undefined || !link || !name || !isFlavor(name)) return false;
    said.slots.flavor = spelt(name, 'flavor');
    link.used = true;
    name.used = true;
    return false;
  });
  // "3 个 g1.large": so many of that size.
  search(tokens, 'NUM CL @name', ([count, , name], at) => {
    const next = tokens[at + 3];
    const ends = next === undefined || is(next, 'MARK');
    if (said.slots.flavor !== undefined || !ends || !count || !name || !isFlavor(name)) return false;
    said.slots.flavor = spelt(name, 'flavor');
    name.used = true;
    return false;
  });
  search(tokens, '@name N.node', ([name]) => {
    if (
      said.slots.flavor !== undefined ||
      !(name?.names?.flavor || /^[a-z]+\d*\.\w+$/.test(name?.text ?? ''))
    )
      return false;
    if (name?.names?.cluster) return false;
    said.slots.flavor = spelt(name, 'flavor');
    return true;
  });
}
