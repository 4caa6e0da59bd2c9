import { is, isOne } from '../text/token.js';
import { changesOf } from './changes.js';
import type { Facts } from './facts.js';
import { resizeCount } from './resize.js';
import { type Candidate, meaning, named, pick, type Rule, wishes } from './roles.js';

/** Groups of nodes inside a cluster. */
export const nodegroupRules: readonly Rule[] = [nodegroup];

function nodegroup(facts: Facts): Candidate | null {
  const known = facts.mentions.some((each) => each.said === 'nodegroup' || isGroupOnly(each.token.names));
  if (!facts.has('N.nodegroup') && !known) return null;
  if (facts.has('N.csr', 'N.ca', 'N.config')) return null;
  const group = groupOf(facts);
  const cluster = pick(facts, 'cluster', { except: [group], preps: [] });
  const where = { cluster: named(cluster, 'cluster') };
  const which = { ...where, nodegroup: named(group, 'nodegroup') };
  if (!wishes(facts)) return look(facts, which, group, cluster);
  return (
    upgrade(facts, which, group, cluster) ??
    remove(facts, which, group, cluster) ??
    change(facts, which, group, cluster) ??
    create(facts, which, group, cluster) ??
    look(facts, which, group, cluster)
  );
}

type Names = Partial<Record<string, string>> | undefined;
type Some = ReturnType<typeof pick>;
type Which = { readonly cluster: string | undefined; readonly nodegroup: string | undefined };

function isGroupOnly(names: Names): boolean {
  return names?.nodegroup !== undefined && names.cluster === undefined;
}

function groupOf(facts: Facts): Some {
  const sure = facts.mentions.find(
    (each) => each.said === 'nodegroup' || (each.said === null && isGroupOnly(each.token.names)),
  );
  if (sure) return sure;
  const known = pick(facts, 'nodegroup', { loose: false });
  if (known && facts.mentions.length > 1) return known;
  const cluster = facts.mentions.find(
    (each) =>
      each.said === 'cluster' ||
      (each.said === null && each.token.names?.cluster) ||
      (each.prep && ['P.in', 'P.of', 'P.from', 'P.on', 'P.to', 'P.for', 'P.poss'].includes(each.prep)),
  );
  return facts.mentions.find((each) => each !== cluster && each.said === null && !is(each.token, 'ENT'));
}

function upgrade(facts: Facts, which: Which, group: Some, cluster: Some): Candidate | null {
  if (!facts.has('V.upgrade')) return null;
  const template = pick(facts, 'template', {
    except: [group, cluster],
    preps: ['P.to', 'P.using', 'P.with'],
  });
  const slots = { ...which, clusterTemplate: named(template, 'template'), maxBatchSize: facts.said.batch };
  return meaning('cluster-upgrade', slots, group, cluster, template);
}

function remove(facts: Facts, which: Which, group: Some, cluster: Some): Candidate | null {
  if (
    !facts.has('V.delete', 'V.remove') ||
    facts.said.nodes ||
    facts.said.attributes.length > 0 ||
    facts.said.slots.labels ||
    changesOf(facts) !== null
  )
    return null;
  const node = facts.mentions.find((each) => each.said === 'node');
  if (node) {
    return meaning(
      'cluster-resize',
      { ...which, nodesToRemove: nodesIn(facts) },
      group,
      cluster,
      ...facts.mentions.filter((each) => each.said === 'node'),
    );
  }
  return meaning('nodegroup-delete', which, group, cluster);
}

function nodesIn(facts: Facts): string[] {
  return facts.mentions.filter((each) => each.said === 'node').map((each) => each.token.text);
}

/** Its size, its bounds, its labels. */
function change(facts: Facts, which: Which, group: Some, cluster: Some): Candidate | null {
  if (makesNew(facts, group)) return null;
  return (
    changeBounds(facts, which, group, cluster) ??
    changeSize(facts, which, group, cluster) ??
    changeLabels(facts, which, group, cluster)
  );
}

/** "a node group called fast": there is none yet. */
function makesNew(facts: Facts, group: Some): boolean {
  if (facts.has('V.create') || facts.said.newName !== undefined) return true;
  if (group?.token.names?.nodegroup) return false;
  const one = facts.tokens.some(
    (token, i) => is(token, 'N.nodegroup') && isOne(facts.tokens[i - 1], ['DET.a', 'MORE', 'V.add', 'CL']),
  );
  if (one && facts.has('V.add', 'V.need', 'V.give', 'V.make', 'REQ', 'MORE')) return true;
  return (
    facts.has('V.add', 'V.make', 'V.give', 'V.need', 'REQ') &&
    facts.has('DET.a', 'MORE') &&
    !facts.has('N.node')
  );
}

const editing = [
  'V.set',
  'V.update',
  'V.make',
  'V.limit',
  'V.resize',
  'V.grow',
  'V.shrink',
  'V.give',
  'V.move',
  'V.need',
  'P.to',
  'P.poss',
  'V.have',
];
const sizing = [
  'V.add',
  'V.remove',
  'V.delete',
  'V.resize',
  'V.grow',
  'V.shrink',
  'V.set',
  'V.make',
  'V.give',
  'V.move',
  'V.need',
  'P.to',
];

function changeBounds(facts: Facts, which: Which, group: Some, cluster: Some): Candidate | null {
  const { nodes, min, max } = facts.said;
  // "cap gpu at 8 nodes": the most that it may have.
  if (nodes && facts.has('V.limit') && group && min === undefined && max === undefined) {
    const changes = { max_node_count: nodes.value };
    return meaning('nodegroup-update', { ...which, op: 'replace', changes }, group, cluster);
  }
  if ((min === undefined && max === undefined) || nodes) return null;
  if (facts.has('V.add') && !facts.has(...editing)) return null;
  const changes = defined({ min_node_count: min, max_node_count: max });
  return meaning('nodegroup-update', { ...which, op: 'replace', changes }, group, cluster);
}

function changeSize(facts: Facts, which: Which, group: Some, cluster: Some): Candidate | null {
  const { nodes } = facts.said;
  if (!nodes || !(facts.has(...sizing) || !facts.has('V.*'))) return null;
  if (facts.has('V.add') && (nodes.sign === 0 || (!group?.token.names?.nodegroup && facts.has('P.with'))))
    return null;
  return meaning('cluster-resize', { ...which, ...resizeCount(nodes) }, group, cluster);
}

function changeLabels(facts: Facts, which: Which, group: Some, cluster: Some): Candidate | null {
  const edit = facts.has('V.set', 'V.update', 'V.add', 'V.remove', 'V.delete') ? changesOf(facts) : null;
  if (!edit) return null;
  if (facts.has('V.add')) {
    const noun = facts.tokens.findIndex((token) => is(token, 'N.nodegroup'));
    const label = facts.tokens.findIndex((token) => is(token, 'A.label'));
    if (!group?.token.names?.nodegroup && noun < label) return null;
    if (facts.has('DET.a', 'MORE') && label < 0) return null;
  }
  return meaning('nodegroup-update', { ...which, ...edit }, group, cluster);
}

function defined(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

function create(facts: Facts, which: Which, group: Some, cluster: Some): Candidate | null {
  // "get the gpu node group off my back": what is there is not made.
  if (group?.token.names?.nodegroup && !facts.has('V.create', 'V.add', 'V.make', 'MORE', 'DET.a'))
    return null;
  const makes =
    facts.has('V.create', 'V.add', 'V.make', 'V.give', 'V.need', 'V.get', 'MORE') ||
    (facts.has('REQ', 'V.have') && facts.has('DET.a'));
  const extends_ = facts.has('V.grow') && facts.has('P.with') && facts.has('DET.a', 'MORE');
  if (!(makes || extends_) || facts.has('V.show', 'V.list', 'Q.what')) return null;
  const { said } = facts;
  // "give me the node groups of ci": several that are there.
  const several = facts.tokens.some((token) => is(token, 'N.nodegroup') && /s$/.test(token.lower));
  if (several && !facts.has('V.create', 'V.add', 'V.make', 'MORE', 'NUM') && said.newName === undefined)
    return null;
  const { image, flavor, labels, mergeLabels } = said.slots;
  return meaning(
    'nodegroup-create',
    {
      cluster: which.cluster,
      // What is made has the name that was typed, however near one is that exists.
      name: said.newName ?? group?.token.text,
      nodeCount: said.nodes?.value,
      minNodeCount: said.min,
      maxNodeCount: said.max,
      role: said.role,
      image,
      flavor: flavor,
      labels,
      mergeLabels,
      dockerVolumeSize: said.gb,
    },
    group,
    cluster,
  );
}

function look(facts: Facts, which: Which, group: Some, cluster: Some): Candidate | null {
  if (facts.has('V.create', 'V.delete', 'V.rotate', 'V.connect')) return null;
  const plural = facts.tokens.some((token) => is(token, 'N.nodegroup') && /s$/.test(token.lower));
  if (group && !plural) return meaning('nodegroup-show', which, group, cluster);
  if (group && plural && cluster === undefined)
    return meaning('nodegroup-list', { cluster: which.nodegroup, role: facts.said.role }, group);
  return meaning(
    'nodegroup-list',
    { cluster: which.cluster, role: facts.said.role ?? roleBeside(facts) },
    cluster,
  );
}

/** "worker node groups of ci". */
function roleBeside(facts: Facts): string | undefined {
  const at = facts.tokens.findIndex((token) => is(token, 'N.nodegroup'));
  const before = facts.tokens[at - 1]?.text === "'" ? facts.tokens[at - 2] : facts.tokens[at - 1];
  if (/^worker/.test(facts.tokens[at]?.lower ?? '')) return 'worker';
  if (before?.script !== 'latin') return undefined;
  if (is(before, 'N.master')) return 'master';
  return is(before, 'N.node') ? 'worker' : undefined;
}
