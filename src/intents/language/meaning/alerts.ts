import { is, isOne, type Token } from '../text/token.js';
import type { Facts } from './facts.js';
import { type Candidate, meaning, named, pick, type Rule } from './roles.js';

/** Who is told of what happens. */
export const alertRules: readonly Rule[] = [unsubscribe, list, subscribe];

function about(facts: Facts) {
  return pick(facts, 'cluster');
}

function unsubscribe(facts: Facts): Candidate | null {
  const stops =
    facts.has('V.unsubscribe') ||
    facts.tokens.some(
      (token) =>
        is(token, 'STOPTELL') &&
        /^(unsub|opt out|unfollow|unwatch|mute|silence|退订|取消订阅|取关|静音|屏蔽)/.test(token.lower),
    ) ||
    (facts.has('STOPTELL', 'V.stop') && (facts.has('N.alert', 'V.subscribe') || tells(facts)));
  const acts = facts.tokens.some((token) => is(token, 'V.delete') && token.form === 'ing');
  if (!stops || facts.has('IF') || (acts && !facts.has('N.alert', 'V.tell'))) return null;
  const ends = outcomes(facts.tokens);
  if (
    (ends.complete || ends.failed) &&
    facts.tokens.some((token) => is(token, 'STOPTELL') && is(token, 'V.delete'))
  )
    return null;
  const cluster = about(facts);
  return meaning(
    'alert-unsubscribe',
    { cluster: named(cluster, 'cluster'), channel: facts.said.channel },
    cluster,
  );
}

/** "stop telling us": the verb of telling is in the phrase that stops it, or beside it. */
function tells(facts: Facts): boolean {
  return facts.tokens.some(
    (token) =>
      (is(token, 'V.tell') &&
        facts.tokens.some(
          (each) => is(each, 'STOPTELL') && !is(each, 'V.delete') && !is(each, 'V.remove'),
        )) ||
      (is(token, 'STOPTELL') &&
        /tell|notif|alert|ping|post|send|messag|hear|report|announc|inform|spam|bother|more|通知|提醒|告诉|推送|告警|收到|报|吵|烦|发/.test(
          token.lower,
        )),
  );
}

function list(facts: Facts): Candidate | null {
  if (facts.mood === 'question' && facts.has('Q.what') && tellsUs(facts)) return meaning('alert-list', {});
  if (
    facts.mood === 'question' &&
    facts.has('Q.who') &&
    facts.has('V.tell', 'V.know') &&
    !facts.tokens.some((token) => is(token, 'PRON.i') && !is(token, 'Q.who'))
  )
    return meaning('alert-list', {});
  const looks = facts.has('Q.what', 'V.list', 'V.show', 'Q.is', 'Q.howmany', 'ALL', 'Q.where', 'Q.who');
  const noun =
    facts.has('N.alert') || (facts.has('V.subscribe') && facts.has('Q.what', 'Q.is', 'Q.who', 'Q.where'));
  if (!noun || facts.has('IF') || (facts.mood === 'request' && facts.has('V.create', 'V.add', 'V.need')))
    return null;
  const bare = facts.tokens.every(
    (token) =>
      is(token, 'N.alert') ||
      is(token, 'PRON.me') ||
      is(token, 'P.*') ||
      is(token, 'CHANNEL') ||
      is(token, 'MARK'),
  );
  const telling = facts.tokens.some((token) => is(token, 'V.tell') && !is(token, 'N.alert'));
  if (
    facts.mood === 'question' &&
    facts.has('N.alert') &&
    facts.has('Q.what', 'Q.is', 'Q.howmany') &&
    !telling
  )
    return meaning('alert-list', {});
  if ((looks && !telling && !outcomes(facts.tokens).said) || bare) return meaning('alert-list', {});
  return null;
}

/** "what do you notify us about". */
function tellsUs(facts: Facts): boolean {
  const you = facts.tokens.some((token) => is(token, 'PRON.i') && token.lower === 'you');
  return you && facts.has('V.tell') && facts.has('PRON.me') && facts.mentions.length === 0;
}

function subscribe(facts: Facts): Candidate | null {
  const writes =
    facts.said.channel !== undefined &&
    facts.tokens.some((token) => /^(message|msg|write|dm)$/.test(token.lower));
  const verb =
    writes ||
    facts.has('V.tell', 'V.subscribe', 'V.know') ||
    (facts.has('N.alert') && (facts.mood === 'request' || facts.has('IF')));
  if (!verb) return null;
  if (facts.has('V.create') && facts.tokens.some((token) => is(token, 'V.subscribe') && token.form === 'ing'))
    return null;
  const outcome = outcomes(facts.tokens);
  const cluster = about(facts);
  const event =
    facts.has('IF', 'Q.when', 'E.change', 'N.alert') ||
    outcome.said ||
    (facts.has('V.happen') && facts.has('PRON.something', 'ALL'));
  if (!event && !facts.has('V.subscribe') && !(facts.has('V.tell') && cluster)) return null;
  if (
    facts.has('Q.what', 'Q.how', 'Q.why', 'Q.howfar', 'Q.where', 'Q.howto', 'N.status', 'Q.howmany') &&
    !facts.has('V.subscribe')
  )
    return null;
  const posted = facts.tokens.some((token) => /^keep (me|us)/.test(token.lower)) && cluster !== undefined;
  if (!facts.has('V.subscribe') && !event && !facts.has('IF') && !posted) return null;
  if (
    facts.has('V.subscribe') &&
    !cluster &&
    !event &&
    !facts.has('N.cluster', 'PRON.*', 'ALL', 'N.alert', 'N.events')
  )
    return null;
  return meaning(
    'alert-subscribe',
    { statuses: statuses(outcome), cluster: named(cluster, 'cluster'), channel: facts.said.channel },
    cluster,
  );
}

interface Outcome {
  readonly operations: readonly string[];
  readonly failed: boolean;
  readonly complete: boolean;
  /** Anything of it was said. */
  readonly said: boolean;
}

const operationClasses: readonly (readonly [string, readonly string[]])[] = [
  ['CREATE', ['E.create', 'V.create']],
  ['UPDATE', ['E.update', 'V.upgrade', 'V.resize', 'V.update', 'V.grow', 'V.shrink']],
  ['DELETE', ['E.delete', 'V.delete']],
];
const chineseOperations: readonly (readonly [string, RegExp])[] = [
  ['CREATE', /^(创建|建|部署|搭)/],
  ['UPDATE', /^(更新|升|扩|缩)/],
  ['DELETE', /^删/],
];
const failures = ['E.fail', 'V.fail', 'S.failed'];
const completions = ['E.done', 'V.finish', 'DONE', 'S.complete', 'UP'];
const done = ['V.create', 'V.delete', 'V.upgrade', 'V.resize', 'V.update', 'V.grow', 'V.shrink'];

/** The operations that a word names; "delete" that stops alerts names none. */
function operationsIn(token: Token): string[] {
  if (is(token, 'STOPTELL') && token.form !== 'past' && !is(token, 'E.delete')) return [];
  const named = operationClasses
    .filter(
      ([name, classes]) => isOne(token, classes) || (name === 'CREATE' && / created$/.test(token.lower)),
    )
    .map(([name]) => name);
  if (token.script !== 'chinese' || is(token, 'STOPTELL')) return named;
  return [
    ...named,
    ...chineseOperations.filter(([, begins]) => begins.test(token.text)).map(([name]) => name),
  ];
}

function endIn(token: Token): 'failed' | 'complete' | null {
  if (isOne(token, failures)) return 'failed';
  if (isOne(token, completions)) return 'complete';
  return token.form === 'past' && isOne(token, done) ? 'complete' : null;
}

/** Which ends of which operations are spoken of. */
function outcomes(tokens: readonly Token[]): Outcome {
  // "whenever something fails, ok?": asked of the bot, not of a cluster.
  const last = tokens.findLast((token) => !is(token, 'MARK'));
  const telling = tokens.filter(
    (token) =>
      !token.used &&
      !isOne(token, ['IF', 'V.tell']) &&
      !(token === last && /^(ok|okay|fine|alright)$/.test(token.lower)),
  );
  const operations = new Set(telling.flatMap(operationsIn));
  const ends = telling.map(endIn);
  const failed = ends.includes('failed');
  let complete = ends.includes('complete');
  const anew = tokens.some(
    (token, i) => is(token, 'MORE') && token.lower === 'new' && is(tokens[i + 1], 'N.cluster'),
  );
  if (operations.size === 0 && anew) {
    operations.add('CREATE');
    complete ||= !failed;
  }
  return { operations: [...operations], failed, complete, said: operations.size > 0 || failed || complete };
}

function statuses({ operations, failed, complete }: Outcome): string[] | undefined {
  if (!failed && !complete && operations.length === 0) return undefined;
  const order = ['CREATE', 'UPDATE', 'DELETE'];
  const which = operations.length > 0 ? order.filter((each) => operations.includes(each)) : order;
  const ends = [...(complete || !failed ? ['COMPLETE'] : []), ...(failed || !complete ? ['FAILED'] : [])];
  return which.flatMap((operation) => ends.map((end) => `${operation}_${end}`));
}
