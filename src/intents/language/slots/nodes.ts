import { is, isOne, type Token } from '../text/token.js';
import type { Said } from './said.js';
import { search } from './search.js';

const link = 'P.of|P.to|EQ|P.at|P.using|V.set|P.as';

/** How many workers were said, and whether as a target or as a difference. */
export function takeNodes(tokens: readonly Token[], said: Said): void {
  const keep = (value: number, sign: 1 | -1 | 0, target: boolean) => {
    if (said.nodes?.target && !target) return false;
    if (said.nodes && sign === 0 && !target) return false;
    said.nodes = { value, sign, target };
    return true;
  };
  const amount = (token: Token | undefined) => Math.abs(token?.value ?? 1);
  // "从 3 台加到 7 台": how many there were.
  search(tokens, 'P.from NUM CL? N.node?', (_, at) =>
    tokens.slice(at + 2, at + 8).some((token) => is(token, 'NUM')),
  );
  search(tokens, 'NUM CL? LESS CL? N.node?', ([count]) => keep(amount(count), -1, false));
  search(tokens, 'LESS NUM CL? N.node?', ([, count]) => keep(amount(count), -1, false));
  if (tokens.some((token) => token.names?.template)) {
    // "one more cluster from k8s", "another one": how many clusters, and no nodes.
    search(tokens, 'NUM MORE', ([count], at) => count?.value === 1 && !is(tokens[at + 2], 'N.node'));
    search(tokens, 'MORE NUM', ([, count], at) => count?.value === 1 && !is(tokens[at + 2], 'N.node'));
    search(
      tokens,
      'NUM',
      ([count], at) => count?.value === 1 && tokens[at + 1]?.names?.template !== undefined,
    );
  }
  if (
    tokens.some((token) => is(token, 'N.cluster') && token.script === 'chinese') &&
    !tokens.some((token) => is(token, 'N.node'))
  ) {
    // "想要一个跑统计的集群": one cluster, and no nodes.
    search(
      tokens,
      'NUM CL',
      ([count, ,], at) => count?.value === 1 && count.script === 'chinese' && is(tokens[at + 2], 'HAN'),
    );
  }
  search(tokens, 'NUM CL? N.node? LESS|SMALLER', ([count]) => keep(amount(count), -1, false));
  search(tokens, 'NUM N.cluster MORE', ([count]) => keep(amount(count), 1, false));
  search(tokens, 'NUM CL? N.node MORE|BIGGER', ([count, , , more]) =>
    more?.lower === 'new' ? false : keep(amount(count), 1, false),
  );
  search(tokens, 'MORE NUM CL? MORE? N.node', ([, count]) => keep(amount(count), 1, false));
  search(tokens, 'NUM CL? MORE CL? N.node', ([count]) => keep(amount(count), 1, false));
  search(
    tokens,
    'DET.a? MORE CL? N.node',
    ([, , , noun]) => noun?.script === 'latin' && !/s$/.test(noun.lower) && keep(1, 1, false),
  );
  search(tokens, 'NUM CL? N.node', ([count], at) => {
    const sign = count?.signed ? signed(count) : before(tokens, at);
    return keep(amount(count), sign === 'target' ? 0 : sign, sign === 'target');
  });
  search(tokens, `A.nodecount|N.node ${link}? ${link}? NUM CL?`, ([, one, two, count]) => {
    const target = [one, two].some((each) => each !== undefined);
    return keep(amount(count), count?.signed ? signed(count) : 0, !count?.signed && target);
  });
  // "一个新的集群": a new one, and not one more node.
  search(
    tokens,
    'NUM CL? MORE N.cluster|COE.*',
    ([count, , more]) => count?.value === 1 && /^新/.test(more?.text ?? ''),
  );
  search(tokens, 'NUM CL? MORE', ([count]) => keep(amount(count), 1, false));
  search(tokens, 'MORE NUM CL?', ([, count]) => keep(amount(count), 1, false));
  search(tokens, 'P.to NUM CL?', ([, count]) => keep(amount(count), 0, true));
  search(tokens, 'P.by NUM CL?', ([, count]) =>
    keep(amount(count), count?.signed ? signed(count) : direction(tokens), false),
  );
  search(tokens, 'NUM CL?', ([count], at) => {
    const next = tokens[at + (is(tokens[at + 1], 'CL') ? 2 : 1)];
    if (
      count?.value === 1 &&
      [
        'NUM',
        'N.cluster',
        'N.quota',
        'COE.*',
        'N.template',
        'N.nodegroup',
        'P.called',
        'P.using',
        'P.poss',
        'MORE',
        'P.with',
        'P.from',
      ].some((tag) => is(next, tag))
    )
      return true;
    if (countsNames(tokens, count, next)) return true;
    if (said.nodes || !count || !Number.isInteger(count.value)) return false;
    if (count.signed) return keep(amount(count), signed(count), false);
    const sign = before(tokens, at);
    return sign === 'target' ? keep(amount(count), 0, true) : keep(amount(count), sign, false);
  });
  search(tokens, 'DET.a N.node', (_, at) => {
    const sign = before(tokens, at);
    return sign === 1 || sign === -1 ? keep(1, sign, false) : false;
  });
}

/** "a, b, these two clusters", "a, b, c: delete all three", "one swarm cluster": as many as are named. */
function countsNames(tokens: readonly Token[], count: Token | undefined, next: Token | undefined): boolean {
  const names = tokens.filter((token) => is(token, 'ENT')).length;
  const before = tokens[tokens.indexOf(count as Token) - 1];
  if (is(before, 'ALL') && tokens.some((token) => is(token, 'V.delete'))) return true;
  if (is(next, 'N.cluster') || is(next, 'ALL'))
    return count?.value === names && tokens.some((token) => is(token, 'V.delete'));
  const isTaken = tokens.some((token) => isOne(token, ['V.delete', 'V.remove']));
  if (isTaken && names > 1 && count?.value === names && count.script === 'chinese' && is(before, 'ENT'))
    return true;
  // "一个 k8s 的集群": one cluster of that template.
  if (count?.value === 1 && count.script === 'chinese' && next?.names?.template) return true;
  const noun = next && tokens[tokens.indexOf(next) + 1];
  return count?.value === 1 && is(next, 'ENT') && is(noun, 'N.cluster') && is(count, 'NUM');
}

function signed(count: Token): 1 | -1 {
  return (count.value ?? 0) < 0 ? -1 : 1;
}

/** Up or down, by the verbs of the whole clause. */
function direction(tokens: readonly Token[]): 1 | -1 | 0 {
  const down = ['V.shrink', 'V.remove', 'V.delete', 'PART.down', 'LESS'];
  const up = ['V.grow', 'V.add', 'PART.up', 'MORE'];
  if (tokens.some((token) => down.some((each) => is(token, each)))) return -1;
  if (tokens.some((token) => up.some((each) => is(token, each)))) return 1;
  return 0;
}

/** What a word before a number makes of it; undefined when the words before it decide. */
function effect(token: Token, adjacent: boolean): 1 | -1 | 0 | 'target' | 'direction' | undefined {
  const chinese = token.script === 'chinese';
  if (chinese && /[到至成为回]$/.test(token.text)) return 'target';
  if (isOne(token, ['P.to', 'V.set'])) return 'target';
  if (is(token, 'P.by')) return 'direction';
  if (isOne(token, ['MORE', 'V.add']) || (chinese && is(token, 'V.grow'))) return 1;
  if (isOne(token, ['LESS', 'V.remove', 'V.delete'])) return -1;
  if (is(token, 'V.shrink') && (chinese || adjacent)) return -1;
  if (isOne(token, ['V.request', 'V.need'])) return undefined;
  return isOne(token, ['V.*', 'P.with', 'MARK']) ? 0 : undefined;
}

/** What the words before a number make of it: "add 2", "remove 2", "to 5". */
function before(tokens: readonly Token[], at: number): 1 | -1 | 0 | 'target' {
  for (let i = at - 1; i >= 0 && i >= at - 6; i--) {
    const token = tokens[i];
    const found = token && effect(token, i === at - 1);
    if (found === 'direction') return direction(tokens);
    if (found !== undefined) return found;
  }
  return 0;
}
