import { is } from '../text/token.js';
import type { Facts } from './facts.js';
import { type Candidate, meaning, named, pick, type Rule } from './roles.js';

/** Looking at clusters: one, what happens to it, or all. */
export const lookRules: readonly Rule[] = [events, list, show];

const changing = [
  'V.create',
  'V.delete',
  'V.remove',
  'V.upgrade',
  'V.rotate',
  'V.sign',
  'V.connect',
  'V.publish',
  'V.rename',
];

function changes(facts: Facts): boolean {
  return (
    facts.mood === 'request' &&
    facts.tokens.some(
      (token) => changing.some((each) => is(token, each)) && token.form !== 'past' && !is(token, 'E.*'),
    )
  );
}

function aboutOne(facts: Facts): boolean {
  return pick(facts, 'cluster') !== undefined || facts.has('PRON.it') || one(facts);
}

/** "the cluster", in the singular. */
function one(facts: Facts): boolean {
  return facts.tokens.some(
    (token) =>
      is(token, 'N.cluster') &&
      !/s$/.test(token.lower) &&
      token.script === 'latin' &&
      !is(token, 'PRON.something'),
  );
}

function events(facts: Facts): Candidate | null {
  if (changes(facts)) return null;
  const done =
    facts.has('Q.is') &&
    facts.mood === 'question' &&
    facts.tokens.some(
      (token) =>
        is(token, 'S.progress') || (is(token, 'DONE') && /^(done|finished|completed?)$/.test(token.lower)),
    );
  const why =
    done ||
    facts.has('Q.why', 'N.progress', 'V.happen', 'YET', 'N.events') ||
    (facts.has('Q.when', 'Q.who', 'Q.howfar') &&
      !facts.has('N.address') &&
      facts.mood === 'question' &&
      facts.tokens.some(
        (token) =>
          (is(token, 'V.*') || is(token, 'DONE') || is(token, 'UP') || is(token, 'Q.howfar')) &&
          !is(token, 'P.*'),
      ));
  const going = facts.has('Q.how') && facts.has('E.create', 'E.update', 'E.delete') && !facts.has('Q.howto');
  const came =
    facts.mood === 'question' &&
    (facts.tokens.some((token) => /^(did|has|have)$/.test(token.lower)) ||
      facts.tokens.some((token) => is(token, 'Q.part') && /了|没/.test(token.text))) &&
    facts.has('V.finish', 'E.done') &&
    !facts.has('UP');
  const doing = facts.has('Q.what') && facts.tokens.some((token) => token.lower === 'doing');
  const ends =
    doing ||
    came ||
    going ||
    (facts.mood === 'question' &&
      facts.has('Q.is') &&
      facts.has('E.create', 'E.update', 'E.delete') &&
      !facts.has('S.*'));
  const fails = ends || (facts.has('V.fail') && facts.mood === 'question' && !facts.has('S.failed'));
  if (!why && !fails) return null;
  const cluster = pick(facts, 'cluster');
  if (!cluster && !facts.has('PRON.it', 'N.cluster')) return null;
  if (
    !cluster &&
    facts.has('S.*') &&
    facts.tokens.some((token) => is(token, 'N.cluster') && /s$/.test(token.lower))
  )
    return null;
  if (!cluster && facts.has('Q.what', 'ALL', 'V.list') && facts.has('S.*', 'V.fail') && !facts.has('PRON.it'))
    return null;
  return meaning('cluster-events', { cluster: named(cluster, 'cluster') }, cluster);
}

function status(facts: Facts): string | undefined {
  if (facts.has('S.failed', 'V.fail')) return 'failed';
  const going = facts.tokens.some(
    (token) => token.form === 'ing' && changing.some((each) => is(token, each)),
  );
  if (facts.has('S.progress') || going) return 'in-progress';
  if (
    facts.has('S.complete', 'V.finish') &&
    facts.tokens.some(
      (token) =>
        (is(token, 'S.complete') || is(token, 'V.finish')) &&
        !/^(running|up and running|active|working|在运行|运行中|运行中的|在运行的)$/.test(token.lower),
    )
  )
    return 'complete';
  return undefined;
}

function list(facts: Facts): Candidate | null {
  if (changes(facts) || facts.mentions.length > 0 || facts.said.nodes || facts.has('N.node', 'PRON.it'))
    return null;
  const plural = facts.tokens.some(
    (token) => is(token, 'N.cluster') && (/s$/.test(token.lower) || token.script === 'chinese'),
  );
  const looks =
    facts.has(
      'V.list',
      'V.show',
      'Q.what',
      'Q.is',
      'ALL',
      'S.*',
      'Q.how',
      'V.get',
      'V.give',
      'Q.howmany',
      'V.fail',
      'N.status',
      'V.have',
      'Q.where',
    ) || onlyNouns(facts);
  const bare = facts.has('PRON.something') || (facts.has('Q.what') && !facts.has('N.*', 'V.show', 'V.get'));
  const anything =
    (bare && facts.has('S.failed', 'S.progress', 'V.fail', 'S.complete')) ||
    (bare && facts.has('Q.what') && status(facts) === 'in-progress');
  if (!((plural || (facts.has('N.cluster') && facts.has('V.list', 'ALL', 'Q.what'))) && looks) && !anything)
    return null;
  return meaning('cluster-list', { status: status(facts) });
}

function onlyNouns(facts: Facts): boolean {
  return facts.tokens.every(
    (token) =>
      is(token, 'N.cluster') ||
      is(token, 'MARK') ||
      is(token, 'P.*') ||
      is(token, 'PRON.*') ||
      is(token, 'REQ') ||
      is(token, 'V.have'),
  );
}

function show(facts: Facts): Candidate | null {
  if (changes(facts) || facts.said.nodes?.target) return null;
  const cluster = pick(facts, 'cluster');
  if (!cluster && !aboutOne(facts)) return null;
  if (
    cluster &&
    !cluster.token.names &&
    cluster.said === null &&
    !facts.has('N.status', 'N.address', 'V.show', 'UP', 'N.cluster', 'V.get') &&
    !/[\d._-]/.test(cluster.token.text) &&
    !facts.has('Q.how')
  )
    return null;
  const looks =
    facts.mood === 'question' ||
    facts.has(
      'V.show',
      'V.get',
      'V.list',
      'V.give',
      'Q.how',
      'Q.what',
      'Q.is',
      'N.status',
      'N.address',
      'UP',
      'Q.howmany',
      'Q.where',
      'V.have',
    ) ||
    facts.tokens.some((token) => is(token, 'REQ') && token.lower.endsWith('see')) ||
    facts.tokens.every(
      (token) => is(token, 'ENT') || is(token, 'NAME') || is(token, 'N.cluster') || is(token, 'MARK'),
    );
  if (!looks) return null;
  if (!cluster && !facts.has('N.status', 'N.address', 'V.show', 'Q.how', 'UP')) return null;
  return meaning('cluster-show', { cluster: named(cluster, 'cluster') }, cluster);
}
