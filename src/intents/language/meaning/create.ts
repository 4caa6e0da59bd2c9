import { is } from '../text/token.js';
import type { Facts } from './facts.js';
import type { Mention } from './mentions.js';
import { type Candidate, meaning, named, pick, wishes } from './roles.js';

/** A new cluster, with everything that was said about it. */
export function createCluster(facts: Facts): Candidate | null {
  if (makesMachine(facts)) return null;
  if (!wishes(facts) || facts.has('V.delete', 'V.upgrade', 'N.quota', 'V.rotate')) return null;
  if (
    !creates(facts) ||
    (facts.has(
      'N.project',
      'N.service',
      'N.cert',
      'N.ca',
      'N.request',
      'N.approval',
      'N.alert',
      'N.channel',
    ) &&
      !facts.has('N.cluster', 'COE.*'))
  )
    return null;
  if (
    facts.tokens.some(
      (token, i) =>
        is(token, 'NUM') &&
        (token.value ?? 0) > 1 &&
        is(facts.tokens[i + 1], 'N.cluster') &&
        /s$/.test(facts.tokens[i + 1]?.lower ?? ''),
    )
  )
    return null;
  const { said } = facts;
  const template = templateFor(facts);
  const name = nameFor(facts, template);
  const { coe, image, public: _public, hidden: _hidden, ...slots } = said.slots;
  void coe;
  void image;
  return meaning(
    'cluster-create',
    {
      clusterTemplate: named(template, 'template'),
      name: said.newName ?? name?.token.text,
      nodeCount: said.nodes?.value,
      masterCount: said.masters,
      dockerVolumeSize: said.gb,
      timeout: said.minutes,
      ...slots,
    },
    template,
    name,
    ...facts.mentions.filter((each) => each.prep === 'P.for' && !is(each.token, 'ENT')),
  );
}

/** "create a VM": a machine, and no cluster. */
function makesMachine(facts: Facts): boolean {
  const at = facts.tokens.findIndex((token) => is(token, 'V.create') || is(token, 'V.make'));
  const object = facts.tokens
    .slice(at + 1)
    .find((token) => !is(token, 'DET.a') && !is(token, 'MORE') && !is(token, 'NUM'));
  return at >= 0 && is(object, 'VAL.vm') && !facts.has('N.cluster', 'COE.*');
}

function creates(facts: Facts): boolean {
  const object = facts.has('N.cluster', 'COE.*');
  const existing = facts.mentions.some((each) => each.token.names?.cluster);
  // "Builds are queueing": what there is, and nothing to be made.
  const makes = facts.tokens.some((token) => is(token, 'V.create') && token.form !== 'third');
  const verb =
    makes || (facts.has('V.make') && (object || !existing) && !(existing && !facts.has('DET.a', 'MORE')));
  if (verb)
    return (
      object ||
      facts.mentions.some((each) => !(each.token.names?.cluster && each.prep && each.prep !== 'P.obj')) ||
      facts.said.newName !== undefined
    );
  if (isAboutOthers(facts)) return false;
  const isNew = facts.has('DET.a') || facts.tokens.some((token) => is(token, 'MORE'));
  const wish = facts.has(
    'V.need',
    'V.give',
    'V.get',
    'V.add',
    'V.start',
    'V.have',
    'REQ',
    'V.request',
    'V.use',
  );
  const wanted =
    facts.has('V.need') &&
    facts.mentions.every((each) => !each.token.names?.cluster) &&
    facts.tokens.some((token) => is(token, 'N.cluster') && !/s$/.test(token.lower));
  if (wanted || asksForNamed(facts)) return true;
  if (
    wish &&
    object &&
    (isNew ||
      facts.said.nodes !== undefined ||
      facts.said.newName !== undefined ||
      facts.said.masters !== undefined)
  )
    return true;
  const spec =
    facts.said.nodes !== undefined ||
    facts.said.newName !== undefined ||
    facts.mentions.some(
      (each) => each.prep === 'P.from' || each.prep === 'P.using' || each.prep === 'P.with',
    );
  return (
    object &&
    (isNew
      ? spec || !facts.has('V.*')
      : !facts.has('V.*', 'Q.*') && templateFor(facts) !== undefined && facts.said.nodes !== undefined)
  );
}

/** What is looked at, or changed, is there already. */
function isAboutOthers(facts: Facts): boolean {
  const looks = facts.has('N.status', 'N.stats', 'N.config', 'ALL') && facts.said.newName === undefined;
  const verbs = ['V.show', 'V.list', 'Q.what', 'V.remove', 'V.move', 'V.resize', 'V.grow', 'V.shrink'];
  return looks || facts.has(...verbs);
}

/** "I'll need web from k8s with 3 nodes", "get web up with k8s": a name that is not there yet, and its template. */
function asksForNamed(facts: Facts): boolean {
  if (!facts.has('V.need', 'REQ') && !(facts.has('V.get') && facts.has('UP'))) return false;
  const template = facts.mentions.find((each) => each.token.names?.template && !each.token.names.cluster);
  const fresh = facts.mentions.some((each) => is(each.token, 'NAME') && each.prep === null);
  const known = facts.mentions.some((each) => each.token.names?.cluster);
  return template !== undefined && fresh && !known && !facts.has('N.template', 'Q.*');
}

const preps = ['P.from', 'P.using', 'P.with', 'P.as', 'P.by', 'P.on', 'P.of'];

function templateFor(facts: Facts): Mention | undefined {
  const surely = pick(facts, 'template', { preps, loose: false });
  if (surely) return surely;
  // "a swarm cluster", where a template is called swarm.
  const before = facts.mentions.find(
    (each) => each.said === 'cluster' && each.token.names?.template && isBeforeNoun(facts, each),
  );
  if (before) return before;
  return facts.mentions.find(
    (each) =>
      each.said === null &&
      !is(each.token, 'ENT') &&
      each.prep !== null &&
      ['P.from', 'P.using', 'P.with'].includes(each.prep),
  );
}

function nameFor(facts: Facts, template: Mention | undefined): Mention | undefined {
  const said = facts.mentions.filter(
    (each) => each !== template && (each.said === 'cluster' || each.said === null),
  );
  const plain = said.filter((each) => each.prep === null || each.prep === 'P.obj');
  const verb = facts.tokens.findIndex((token) => is(token, 'V.create'));
  return (
    said.find((each) => each.said === 'cluster') ??
    plain.find(({ token }) => facts.tokens.indexOf(token) > verb) ??
    plain[0] ??
    (template && said.find((each) => isSaidAs(facts, each)))
  );
}

function isBeforeNoun({ tokens }: Facts, { token }: Mention): boolean {
  return is(tokens[tokens.indexOf(token) + 1], 'N.cluster');
}

/** "from k8s as web", and not "like web". */
function isSaidAs({ tokens }: Facts, { token, prep }: Mention): boolean {
  return prep === 'P.as' && is(token, 'NAME') && tokens[tokens.indexOf(token) - 1]?.lower === 'as';
}
