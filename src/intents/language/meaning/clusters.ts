import { is } from '../text/token.js';
import { changesOf } from './changes.js';
import { createCluster } from './create.js';
import type { Facts } from './facts.js';
import type { Mention } from './mentions.js';
import { resizeCount } from './resize.js';
import { type Candidate, meaning, named, pick, pickAll, type Rule, wishes } from './roles.js';

/** Changes of clusters. */
export const clusterRules: readonly Rule[] = [
  retry,
  upgrade,
  config,
  removeNodes,
  resize,
  createCluster,
  update,
  remove,
];

/** "retry staging": what failed is gone on with. */
function retry(facts: Facts): Candidate | null {
  if (!wishes(facts) || !facts.has('V.retry') || facts.has('N.nodegroup', 'N.template', 'N.ca')) return null;
  const cluster = pick(facts, 'cluster');
  if (!cluster && !facts.has('N.cluster', 'PRON.it')) return null;
  if (facts.mentions.some((each) => each !== cluster)) return null;
  return meaning('cluster-retry', { cluster: named(cluster, 'cluster') }, cluster);
}

function upgrade(facts: Facts): Candidate | null {
  if (!wishes(facts)) return null;
  const rollsOut =
    facts.tokens.some((token) => /^(roll|rolling) ?out$/.test(token.lower)) &&
    facts.mentions.some(
      (each) => each.token.names?.cluster && (each.prep === 'P.to' || each.prep === 'P.on'),
    );
  // "从 4 个节点升到 6 个": of nodes, the same word is no upgrade.
  const grows = isGrowth(facts);
  const upgrades = (facts.has('V.upgrade') && !grows) || rollsOut;
  const gets =
    facts.has('V.get') && facts.mentions.some((each) => each.token.names?.template && each.prep === 'P.to');
  const moves = (gets || facts.has('V.move', 'V.update', 'V.set', 'P.using')) && !facts.said.nodes;
  if (!upgrades && !moves) return null;
  const from = facts.mentions.filter(
    (each) =>
      each.prep === 'P.from' &&
      each.token.names?.template &&
      facts.mentions.some((other) => other !== each && other.token.names?.template),
  );
  const target = pick(facts, 'template', {
    except: from,
    preps: ['P.to', 'P.using', 'P.with', 'P.on'],
    loose: upgrades || facts.has('N.template'),
  });
  if (!upgrades && (!target || facts.has('V.create', 'V.make', 'V.need'))) return null;
  const cluster = pick(facts, 'cluster', { except: [target, ...from] });
  if (!upgrades && !cluster && (!facts.has('PRON.it', 'N.cluster') || facts.has('DET.a', 'MORE', 'V.start')))
    return null;
  if (!upgrades && target && !target.token.names?.template && target.said !== 'template') return null;
  const slots = {
    cluster: named(cluster, 'cluster'),
    clusterTemplate: named(target, 'template'),
    maxBatchSize: facts.said.batch,
    dryRun: facts.said.slots.dryRun,
  };
  return meaning('cluster-upgrade', slots, cluster, target, ...from);
}

function isGrowth(facts: Facts): boolean {
  const chinese = facts.tokens.some((token) => is(token, 'V.upgrade') && token.script === 'chinese');
  return chinese && facts.said.nodes?.target === true && facts.has('N.node');
}

function config(facts: Facts): Candidate | null {
  const wants =
    facts.has('N.config') ||
    (facts.has('V.connect') && (facts.has('Q.howto', 'V.need') || facts.mood === 'request'));
  if (
    !facts.has('N.config') &&
    facts.has('N.address') &&
    (facts.mood === 'question' || facts.has('Q.where', 'Q.what'))
  )
    return null;
  const makes = facts.tokens.some((token) => is(token, 'V.create') && !is(token, 'V.give'));
  if (!wants || makes || facts.has('V.delete', 'V.set', 'V.update', 'V.remove', 'V.rotate', 'V.revoke'))
    return null;
  const cluster = pick(facts, 'cluster');
  if (!cluster && !facts.has('N.config')) return null;
  const access = facts.tokens.filter((token) => is(token, 'N.config'));
  if (cluster && !isKnown(cluster) && access.length > 0 && access.every(({ lower }) => lower === 'access'))
    return null;
  return meaning('cluster-config', { cluster: named(cluster, 'cluster') }, cluster);
}

/** "A random node": any one, which is chosen as ever. */
const whichever = /^(random|arbitrary|single|spare|idle|unused)$/;

/** "remove node n2 from ci". */
function removeNodes(facts: Facts): Candidate | null {
  if (!facts.has('V.delete', 'V.remove') || !wishes(facts) || facts.has('N.template', 'N.quota')) return null;
  const nodes = facts.mentions.filter((each) => each.said === 'node');
  const cluster = pick(facts, 'cluster', { except: nodes, preps: [] });
  const from = facts.mentions.find((each) => each.prep === 'P.from');
  const others = facts.mentions.filter(
    (each) => each !== from && each.said === null && !is(each.token, 'ENT'),
  );
  if (
    nodes.length === 0 &&
    !(from && others.length > 0 && facts.mentions.length > 1 && from.token.names?.cluster)
  )
    return null;
  const removed = nodes.length > 0 ? nodes : others;
  const of = nodes.length > 0 ? cluster : from;
  if (removed.length === 1 && removed.every(({ token }) => whichever.test(token.lower)))
    return meaning('cluster-resize', { cluster: named(of, 'cluster'), nodeCountChange: -1 }, of, ...removed);
  return meaning(
    'cluster-resize',
    { cluster: named(of, 'cluster'), nodesToRemove: removed.map((each) => each.token.text) },
    of,
    ...removed,
  );
}

const resizing = [
  'V.resize',
  'V.grow',
  'V.shrink',
  'V.add',
  'V.remove',
  'V.set',
  'V.move',
  'V.update',
  'V.delete',
  'V.give',
  'PART.up',
  'PART.down',
  'V.have',
  'V.upgrade',
  'LESS',
];

function resize(facts: Facts): Candidate | null {
  if (!wishes(facts) || facts.has('N.quota', 'N.template', 'N.project', 'V.create')) return null;
  if (facts.has('V.upgrade') && !isGrowth(facts)) return null;
  const { nodes, newName, masters, slots } = facts.said;
  const fixed = changeOfMasters(facts);
  if (fixed) return fixed;
  if (newName !== undefined || masters !== undefined || facts.said.gb !== undefined) return null;
  const cluster = pick(facts, 'cluster', { loose: true });
  if (facts.has('VAL.vm') && !cluster?.token.names?.cluster) return null;
  const scales = facts.has('V.resize', 'V.grow', 'V.shrink');
  if (!nodes) return resizeSomehow(facts, cluster, scales);
  const { dryRun, ...others } = slots;
  if (Object.keys(others).length > 0 && !scales) return null;
  const spelt = named(cluster, 'cluster');
  if (cluster && facts.tokens.some((token) => token.lower === 'node_count')) {
    return meaning(
      'cluster-update',
      {
        cluster: spelt,
        op: 'replace',
        changes: { node_count: nodes.value },
        rollback: facts.said.rollback,
      },
      cluster,
    );
  }
  if (!meansResize(facts, cluster)) return null;
  if (facts.has('V.delete') && nodes.sign !== -1) return null;
  if (facts.has('DET.a') && facts.has('N.cluster') && !cluster && !scales) return null;
  return meaning('cluster-resize', { cluster: spelt, ...resizeCount(nodes), dryRun }, cluster);
}

/** "change master_count on ci to 3": Magnum's own name of what it does not let anybody change, and no number of workers. */
function changeOfMasters(facts: Facts): Candidate | null {
  if (!facts.tokens.some((token) => token.lower === 'master_count')) return null;
  const cluster = pick(facts, 'cluster', { loose: true });
  const count = facts.said.masters ?? facts.said.nodes?.value ?? facts.said.changes.master_count;
  if (!cluster || count === undefined) return null;
  const changes = { master_count: count };
  return meaning('cluster-update', { cluster: named(cluster, 'cluster'), op: 'replace', changes }, cluster);
}

/** "scale ci", "make ci bigger", "add nodes to ci": how many is still to be asked. */
function resizeSomehow(facts: Facts, cluster: Mention | undefined, scales: boolean): Candidate | null {
  const bigger =
    facts.has('BIGGER', 'SMALLER') && cluster !== undefined && facts.has('V.make', 'V.need', 'V.set');
  const nodes = facts.free('N.node') && !facts.mentions.some((each) => each.said === 'node');
  const more = nodes && (facts.has('V.add', 'V.remove') || (facts.has('V.need') && facts.has('MORE')));
  if (!(scales || bigger || more) || facts.has('V.delete', 'A.*', 'V.rotate')) return null;
  if (Object.keys(facts.said.changes).length > 0 || changesOf(facts)) return null;
  return meaning('cluster-resize', { cluster: named(cluster, 'cluster') }, cluster);
}

/** A number of nodes belongs to a cluster that is there: by the verb, or because nothing else is said. */
function meansResize(facts: Facts, cluster: Mention | undefined): boolean {
  const target = facts.said.nodes?.target === true;
  if (cluster && !is(cluster.token, 'ENT') && isFromTemplate(facts)) return false;
  const placed = cluster !== undefined || facts.has('PRON.it');
  if (!placed && !target && !facts.has('N.node', 'A.nodecount')) return false;
  if (facts.has(...resizing)) return true;
  if (asksForNew(facts, cluster)) return false;
  if (placed && facts.has('V.make', 'V.need', 'REQ', 'MORE', 'V.have', 'P.to', 'V.use')) return true;
  return cluster?.token.names?.cluster !== undefined && !facts.has('V.*', 'N.request');
}

/** "web from k8s with 3 nodes". */
function isFromTemplate({ mentions }: Facts): boolean {
  return mentions.some(
    ({ token, prep }) =>
      token.names?.template && prep && ['P.from', 'P.using', 'P.with', 'P.on'].includes(prep),
  );
}

/** "a cluster with 3 nodes": something that is not there yet. */
function asksForNew(facts: Facts, cluster: Mention | undefined): boolean {
  if (cluster?.token.names?.template && facts.has('DET.a')) return true;
  if (cluster?.token.names?.cluster) return facts.has('P.from') && facts.mentions.length > 1;
  return (
    (facts.has('DET.a', 'MORE') && facts.has('N.cluster', 'COE.*') && cluster?.said !== 'cluster') ||
    (facts.has('DET.a', 'COE.*', 'N.cluster') && !cluster)
  );
}

function update(facts: Facts): Candidate | null {
  if (!wishes(facts) || facts.has('N.template', 'N.quota', 'V.create')) return null;
  if (
    !facts.has(
      'V.set',
      'V.update',
      'V.add',
      'V.remove',
      'V.rename',
      'V.delete',
      'V.make',
      'V.give',
      'V.grow',
      'V.stop',
      'V.enable',
    )
  )
    return null;
  const cluster = pick(facts, 'cluster', { loose: true });
  if (!cluster && !facts.has('PRON.it', 'N.cluster')) return null;
  const edit = changesOf(facts);
  const literal =
    Array.isArray(edit?.changes) &&
    edit.changes.every(
      (each) => each === 'labels' || each === 'tags' || facts.tokens.some((token) => token.lower === each),
    );
  if (edit?.op === 'remove' && !literal) return null;
  if (!edit || facts.mentions.filter((each) => each !== cluster).length > 0) return null;
  if (facts.said.gb !== undefined && facts.has('N.node')) return null;
  return meaning(
    'cluster-update',
    { cluster: named(cluster, 'cluster'), ...edit, rollback: facts.said.rollback },
    cluster,
  );
}

function isKnown({ token, said }: Mention): boolean {
  return said === 'cluster' || token.names?.cluster !== undefined;
}

function remove(facts: Facts): Candidate | null {
  if (!wishes(facts) || !facts.has('V.delete', 'V.remove') || facts.said.nodes) return null;
  if (
    facts.has(
      'N.node',
      'N.quota',
      'N.request',
      'N.alert',
      'N.project',
      'N.service',
      'N.cert',
      'N.ca',
      'N.config',
      'N.events',
      'N.channel',
      'N.csr',
      'N.approval',
      'N.stats',
    )
  )
    return null;
  if (facts.has('A.*') && !facts.has('A.dryrun')) return null;
  // "remove bob from the team": out of what, and no cluster.
  if (facts.has('P.from') && facts.has('PRON.me', 'NAME', 'WORD') && !facts.mentions.some(isKnown))
    return null;
  // "ci should be deleted by bob": somebody else's work.
  if (facts.mentions.some((each) => each.prep === 'P.by')) return null;
  const all = pickAll(facts, 'cluster');
  const it = facts.has('V.delete') && facts.has('PRON.it');
  if (all.length === 0 && !it && !facts.has('N.cluster')) return null;
  const names = [...new Set(all.map((each) => named(each, 'cluster')))];
  return meaning('cluster-delete', { clusters: names.length > 0 ? names : undefined }, ...all);
}
