import { coeOf } from '../slots/values.js';
import { is, isOne, type Token } from '../text/token.js';
import { changesOf } from './changes.js';
import type { Facts } from './facts.js';
import type { Mention } from './mentions.js';
import { type Candidate, meaning, named, pick, type Rule, wishes } from './roles.js';

/** Cluster templates. */
export const templateRules: readonly Rule[] = [template];

function template(facts: Facts): Candidate | null {
  const mention = templateMention(facts);
  const onlyTemplate =
    mention !== undefined && mention.said === null && mention.token.names?.cluster === undefined;
  if (!facts.has('N.template') && !onlyTemplate) return null;
  if (isAboutCluster(facts, mention)) return null;
  if (!wishes(facts)) return look(facts, mention);
  return update(facts, mention) ?? create(facts, mention) ?? remove(facts) ?? look(facts, mention);
}

function templateMention(facts: Facts): Mention | undefined {
  return pick(facts, 'template', { loose: facts.has('N.template') && !facts.has('N.cluster') });
}

/** Creating a cluster from a template, upgrading one to it: the template only plays a part in it. */
function isAboutCluster(facts: Facts, mention: Mention | undefined): boolean {
  if (facts.has('V.upgrade', 'N.nodegroup')) return true;
  if (facts.said.slots.public !== undefined || facts.said.slots.hidden !== undefined) return false;
  const other = facts.mentions.some(
    (each) =>
      each !== mention && (each.said === 'cluster' || (each.said === null && each.token.names?.cluster)),
  );
  if (other && !facts.has('N.template')) return true;
  // "which template is ci using": of a cluster.
  if (other && facts.has('Q.what') && facts.has('V.use', 'P.using')) return true;
  if (other && facts.has('V.move', 'V.update', 'V.set', 'V.create', 'V.make')) return true;
  if (
    facts.has(
      'V.create',
      'V.make',
      'V.need',
      'V.give',
      'V.get',
      'V.add',
      'REQ',
      'V.have',
      'V.start',
      'MORE',
      'DET.a',
    ) &&
    headNoun(facts) === 'cluster'
  )
    return true;
  if (facts.has('V.create') && mention?.token.names?.template && namesNew(facts, mention)) return true;
  const onlyName = mention !== undefined && mention.said === null && !facts.has('N.template');
  if (onlyName && namesNew(facts, mention) && facts.has('REQ', 'V.get', 'V.need')) return true;
  if (onlyName && facts.said.nodes !== undefined) return true;
  return (
    onlyName &&
    facts.has('N.cluster', 'V.create', 'V.make', 'V.need', 'COE.*') &&
    !facts.has('V.delete', 'V.remove')
  );
}

/** "vision, template k8s": what is made has a name of its own. */
function namesNew(facts: Facts, template: Mention): boolean {
  return facts.mentions.some((each) => each !== template && each.said === null && is(each.token, 'NAME'));
}

/** Which noun is the object: the first after the verb that is not part of "from …" or "with …". */
function headNoun(facts: Facts): 'cluster' | 'template' | null {
  const { tokens } = facts;
  const nouns = tokens
    .map((token, at) => ({ token, at }))
    .filter(
      ({ token, at }) =>
        is(token, 'N.cluster') ||
        is(token, 'N.template') ||
        (is(token, 'COE.*') &&
          !token.used &&
          !is(tokens[at + 1], 'N.template') &&
          !is(tokens[at - 1], 'A.coe')),
    )
    .filter(({ at }) => !depends(tokens, at));
  const verb = tokens.findIndex((token) => is(token, 'V.*'));
  const object = nouns.find(({ at }) => at > verb) ?? nouns[0];
  if (!object)
    return facts.has('N.cluster')
      ? 'cluster'
      : facts.has('N.template') && facts.mentions.length > 1
        ? 'cluster'
        : null;
  return is(object.token, 'N.template') ? 'template' : 'cluster';
}

function depends(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const token = tokens[i];
    if (is(token, 'V.*') && !is(token, 'P.*')) return false;
    if (
      is(token, 'P.from') ||
      is(token, 'P.using') ||
      is(token, 'P.with') ||
      is(token, 'P.obj') ||
      is(token, 'P.as')
    )
      return true;
  }
  return false;
}

function create(facts: Facts, mention: Mention | undefined): Candidate | null {
  const isNew = facts.tokens.some((token) => is(token, 'MORE') && !is(token, 'ADV'));
  const makes =
    facts.has('V.create', 'V.make', 'V.add', 'V.need', 'V.set') ||
    (facts.has('REQ') && facts.has('DET.a') && !facts.has('V.*')) ||
    (isNew && !facts.has('V.show', 'V.list'));
  if (!makes || !facts.has('N.template') || facts.has('Q.what')) return null;
  if (mention?.token.names?.template && facts.has('V.show')) return null;
  const { said } = facts;
  const { image, ...slots } = said.slots;
  const coe = slots.coe ?? facts.tokens.map((token) => (token.used ? undefined : coeOf(token))).find(Boolean);
  const unsaid = image === undefined ? imageAfterFrom(facts, mention) : undefined;
  const name = said.newName ?? (mention === unsaid ? undefined : mention?.token.text);
  const { dryRun, mergeLabels, discoveryUrl, ...rest } = slots;
  void dryRun;
  void mergeLabels;
  void discoveryUrl;
  return meaning(
    'cluster-template-create',
    { name, ...outside(rest), coe, image: image ?? named(unsaid, 'image'), dockerVolumeSize: said.gb },
    mention,
    unsaid,
  );
}

/** "a template from fedora-coreos": what it is made from is an image. */
function imageAfterFrom(facts: Facts, mention: Mention | undefined): Mention | undefined {
  const known = pick(facts, 'image', { loose: false });
  if (known) return known;
  const from = facts.mentions.filter(
    (each) =>
      each.said === null && (each.prep === 'P.from' || each.prep === 'P.using' || each.prep === 'P.on'),
  );
  return (
    from.find(
      (each) =>
        each !== mention ||
        each.prep === 'P.on' ||
        (each.prep === 'P.from' && /fedora|coreos|ubuntu|flatcar|debian/i.test(each.token.text)) ||
        facts.said.newName !== undefined,
    ) ??
    facts.mentions.find(
      (each) =>
        (each !== mention || facts.said.newName !== undefined) &&
        each.said === null &&
        each.prep === 'P.with' &&
        is(each.token, 'NAME'),
    )
  );
}

/** "Network public": the one that leads outside is called so. */
function outside({
  fixedNetwork,
  externalNetwork,
  ...slots
}: Facts['said']['slots']): Facts['said']['slots'] {
  const isOutside = fixedNetwork === 'public' && externalNetwork === undefined;
  if (isOutside) return { ...slots, externalNetwork: fixedNetwork };
  return {
    ...slots,
    ...(fixedNetwork !== undefined && { fixedNetwork }),
    ...(externalNetwork !== undefined && { externalNetwork }),
  };
}

function remove(facts: Facts): Candidate | null {
  if (!facts.has('V.delete', 'V.remove')) return null;
  const all = facts.mentions.filter(
    (each) =>
      each.said === 'template' ||
      (each.said === null && (each.token.names?.template || !is(each.token, 'ENT'))),
  );
  const names = all.map((each) => named(each, 'template'));
  return meaning(
    'cluster-template-delete',
    { clusterTemplates: names.length > 0 ? [...new Set(names)] : undefined },
    ...all,
  );
}

function update(facts: Facts, mention: Mention | undefined): Candidate | null {
  if (facts.has('V.create') || (facts.said.newName !== undefined && !facts.has('V.rename'))) return null;
  const edits = facts.has(
    'V.set',
    'V.update',
    'V.publish',
    'V.hide',
    'V.unhide',
    'V.rename',
    'V.stop',
    'V.enable',
    'V.move',
    'V.grow',
    'V.shrink',
  );
  const makes =
    facts.has('V.make', 'V.remove', 'V.delete', 'V.add', 'V.give') &&
    (!facts.has('DET.a') || facts.has('A.label'));
  const should =
    facts.has('V.need', 'REQ') &&
    !facts.has('V.show', 'V.list', 'V.get', 'V.give', 'V.create', 'V.make', 'Q.what') &&
    mention?.token.names?.template !== undefined &&
    Object.keys(facts.said.slots).length > 0;
  const uses =
    facts.has('V.use') &&
    facts.has('N.template') &&
    mention?.token.names?.template !== undefined &&
    Object.keys(facts.said.slots).length > 0;
  const isNew =
    !mention?.token.names?.template &&
    facts.tokens.some(
      (token, i) => is(token, 'N.template') && isOne(facts.tokens[i - 1], ['DET.a', 'MORE', 'CL', 'V.add']),
    );
  if ((!edits && !makes && !should && !uses) || isNew) return null;
  const own = { clusterTemplate: named(mention, 'template') };
  if (facts.has('V.rename')) {
    const to = facts.said.newName ?? facts.mentions.find((each) => each !== mention)?.token.text;
    return meaning(
      'cluster-template-update',
      { ...own, op: 'replace', changes: { name: to } },
      ...facts.mentions,
    );
  }
  const shown = sight(facts);
  const edit = shown ?? changesOf(facts);
  if (!edit) return null;
  return meaning('cluster-template-update', { ...own, ...edit }, mention);
}

/** Published, hidden, or visible again. */
function sight(facts: Facts) {
  if (facts.has('V.publish')) return { op: 'replace', changes: { public: true } };
  if (facts.has('V.unhide')) return { op: 'replace', changes: { hidden: false } };
  if (facts.has('V.hide') && Object.keys(facts.said.slots).every((slot) => slot === 'hidden'))
    return { op: 'replace', changes: { hidden: true } };
  return null;
}

function look(facts: Facts, mention: Mention | undefined): Candidate | null {
  if (facts.has('V.create', 'V.delete', 'V.rotate', 'V.connect', 'V.upgrade', 'V.resize', 'V.sign'))
    return null;
  const plural = facts.tokens.some((token) => is(token, 'N.template') && /s$/.test(token.lower));
  if (mention && !(plural && mention.said === null && !mention.token.names?.template)) {
    return meaning('cluster-template-show', { clusterTemplate: named(mention, 'template') }, mention);
  }
  const one =
    facts.has('V.show', 'N.status') &&
    !plural &&
    !facts.has('ALL', 'V.list', 'Q.what') &&
    facts.tokens.every((token) => token.script === 'latin');
  if (one) return meaning('cluster-template-show', {});
  return meaning('cluster-template-list', {});
}
