import { is, isOne, type Token } from '../text/token.js';
import type { Said } from './said.js';
import { search } from './search.js';

const link = 'P.of|P.to|EQ|P.at|P.using|V.set|P.as|P.by';

/** Times, sizes, and counts of everything but workers. */
export function takeAmounts(tokens: readonly Token[], said: Said): void {
  takeTimes(tokens, said);
  takeSizes(tokens, said);
  takeBatch(tokens, said);
  takeRange(tokens, said);
  takeMasters(tokens, said);
}

/** "give it 90 minutes": how long what is made may take. */
function isGivenTime(tokens: readonly Token[], at: number): boolean {
  const [verb, it, count, unit] = tokens.slice(at, at + 4);
  return is(verb, 'V.give') && is(it, 'PRON.it') && is(count, 'NUM') && isOne(unit, ['U.minute', 'U.hour']);
}

function number(token: Token | undefined): number {
  return token?.value ?? 1;
}

function takeTimes(tokens: readonly Token[], said: Said): void {
  const timed = tokens.some((token, at) => is(token, 'A.timeout') || isGivenTime(tokens, at));
  const keep = (minutes: number) => {
    if (!timed || said.minutes !== undefined) return false;
    said.minutes = Math.round(minutes);
    return true;
  };
  search(tokens, 'NUM|DET.a U.hour AND? HALF', ([count]) => keep((number(count) + 0.5) * 60));
  search(tokens, 'NUM|DET.a U.hour AND? NUM U.minute?', ([hours, , , minutes]) =>
    keep(number(hours) * 60 + number(minutes)),
  );
  search(tokens, 'NUM AND? HALF U.hour', ([hours]) => keep((number(hours) + 0.5) * 60));
  search(tokens, 'NUM CL? NUM U.hour', ([hours, , half]) => keep((number(hours) + number(half)) * 60));
  search(tokens, 'HALF DET.a? U.hour', () => keep(30));
  search(tokens, 'NUM|DET.a CL? U.hour', ([hours]) => keep(number(hours) * 60));
  search(tokens, 'NUM|DET.a CL? U.minute', ([minutes]) => keep(number(minutes)));
  search(tokens, 'NUM U.second', ([seconds]) => keep(number(seconds) / 60));
  search(tokens, `A.timeout ${link}? ${link}? NUM`, ([, , , minutes]) => keep(number(minutes)));
  if (said.minutes !== undefined) search(tokens, 'A.timeout', () => {});
}

function takeSizes(tokens: readonly Token[], said: Said): void {
  const keep = (gb: Token | undefined) => {
    if (said.gb !== undefined) return false;
    said.gb = number(gb);
    return true;
  };
  search(tokens, `A.volsize ${link}? ${link}? NUM CL? U.gb?`, ([, , , gb]) => keep(gb));
  search(tokens, 'NUM CL? U.gb P.of? P.poss? A.volsize?', ([gb]) => keep(gb));
  if (
    said.gb === undefined &&
    tokens.some((token) => is(token, 'V.set') || is(token, 'V.update') || is(token, 'V.grow'))
  ) {
    takeDistant(tokens, 'A.volsize', said.gb, (value) => {
      said.gb = value;
    });
  }
  if (said.gb !== undefined) search(tokens, 'A.volsize', () => {});
}

function takeBatch(tokens: readonly Token[], said: Said): void {
  const keep = (batch: Token | undefined) => {
    said.batch = number(batch);
    return true;
  };
  search(tokens, 'NUM CL? N.node? P.by? NUM? A.atatime', ([batch]) => keep(batch));
  search(tokens, 'NUM CL? N.node? P.per A.batch', ([batch]) => keep(batch));
  search(
    tokens,
    `A.batch V.upgrade? A.max? V.upgrade|V.touch? ${link}? ${link}? NUM CL? N.node?`,
    ([, , , , , , batch]) => keep(batch),
  );
  search(tokens, 'DET.a N.node A.atatime', () => keep(undefined));
  if (!tokens.some((token) => is(token, 'V.upgrade')) || said.batch !== undefined) return;
  // "一台一台来", "别超过两台".
  search(tokens, 'NUM CL NUM CL', ([one, , two]) => (one?.value === two?.value ? keep(one) : false));
  search(tokens, 'A.max NUM CL N.node?', ([, batch]) => keep(batch));
}

function takeRange(tokens: readonly Token[], said: Said): void {
  const groups = tokens.some((token) => is(token, 'N.nodegroup') || token.names?.nodegroup);
  if (!groups && tokens.some((token) => is(token, 'N.quota'))) return;
  const node = 'CL? N.node?';
  search(tokens, `A.between NUM ${node} AND|P.to NUM ${node}`, ([, min, , , , max]) => {
    said.min = number(min);
    said.max = number(max);
  });
  if (groups && tokens.some((token) => isOne(token, ['V.create', 'V.add', 'V.make', 'V.need'])))
    search(tokens, 'NUM P.to NUM CL? N.node', ([min, , max]) => {
      said.min = number(min);
      said.max = number(max);
    });
  search(tokens, `A.min AND A.max ${link}? NUM AND? NUM`, ([, , , , min, , max]) => {
    said.min = number(min);
    said.max = number(max);
  });
  search(tokens, `A.min N.node? ${link}? ${link}? NUM ${node}`, ([, , , , min]) => {
    said.min = number(min);
  });
  search(tokens, `A.max N.node? ${link}? ${link}? NUM ${node}`, ([max, , , , value]) => {
    // "up to 5" of something that is scaled is its target.
    if (is(max, 'P.to')) return false;
    said.max = number(value);
    return true;
  });
  takeDistant(tokens, 'A.min', said.min, (value) => {
    said.min = value;
  });
  takeDistant(tokens, 'A.max', said.max, (value) => {
    said.max = value;
  });
  search(tokens, 'NUM A.min', ([min]) => {
    said.min = number(min);
  });
  search(tokens, 'NUM A.max', ([max]) => {
    said.max = number(max);
  });
}

/** "set the maximum of gpu in ci to 6": the number stands apart from its noun. */
function takeDistant(
  tokens: readonly Token[],
  tag: string,
  known: number | undefined,
  keep: (value: number) => void,
): void {
  const noun = tokens.findIndex((token) => is(token, tag) && !is(token, 'P.*') && !token.used);
  if (noun < 0 || known !== undefined) return;
  const literal = tokens[noun]?.lower.includes('_');
  search(tokens, `P.to|V.set|V.need${literal ? '|P.by|P.with' : ''} NUM CL? N.node?`, ([link, value]) => {
    if (tokens.indexOf(link as Token) < noun) return false;
    keep(number(value));
    const word = tokens[noun];
    if (word) word.used = true;
    return true;
  });
}

/** A flavor that exists, or what looks like one: m1.small. */
export function isFlavor(token: Token | undefined): boolean {
  if (token?.names) return token.names.flavor !== undefined;
  return /^[a-z]+\d*\.\w+$/.test(token?.text ?? '');
}

function takeMasters(tokens: readonly Token[], said: Said): void {
  search(tokens, 'NUM CL? MORE? N.master P.of|P.with|P.on @name', ([masters, , , , , flavor]) => {
    if (!isFlavor(flavor)) return false;
    said.masters = number(masters);
    said.slots.masterFlavor = flavor?.names?.flavor ?? flavor?.text;
    return true;
  });
  search(tokens, 'NUM CL? @name P.poss N.master', ([masters, , flavor]) => {
    if (!isFlavor(flavor)) return false;
    said.masters = number(masters);
    said.slots.masterFlavor = flavor?.names?.flavor ?? flavor?.text;
    return true;
  });
  search(tokens, 'NUM|DET.a CL? MORE? N.master', ([masters]) => {
    said.masters = number(masters);
  });
  search(tokens, `N.master A.nodecount? ${link}|V.need? ${link}? NUM CL?`, ([, , , , masters]) => {
    said.masters = number(masters);
  });
}
