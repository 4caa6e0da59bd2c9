import { is } from '../text/token.js';
import type { Facts } from './facts.js';
import { type Candidate, meaning, named, pick, type Rule, wishes } from './roles.js';

/** Who one is, what there is, and what the service does. */
export const generalRules: readonly Rule[] = [account, certificates, services, projects, statistics, help];

function account(facts: Facts): Candidate | null {
  if (facts.has('N.whoami') || (facts.has('V.login') && facts.has('Q.who') && !wishes(facts)))
    return meaning('whoami', {});
  const others =
    facts.has('N.cluster', 'N.node', 'N.template', 'N.cert') ||
    facts.mentions.some((each) => each.said !== null || each.token.names);
  if (others) return null;
  if (facts.has('N.account') && facts.has('V.connect', 'V.add') && wishes(facts)) return meaning('login', {});
  if (facts.has('V.logout')) return meaning('logout', {});
  return facts.has('V.login') ? meaning('login', {}) : null;
}

function certificates(facts: Facts): Candidate | null {
  const cluster = pick(facts, 'cluster', { preps: [] });
  const file = facts.mentions.find((each) => /\.(csr|req|pem)$/i.test(each.token.text));
  const pem = facts.tokens.find((token) => is(token, 'PEM'));
  const of = file && file === cluster ? pick(facts, 'cluster', { except: [file] }) : cluster;
  const slots = { cluster: named(of, 'cluster') };
  if (facts.has('N.csr') || pem || (facts.has('V.sign') && (facts.has('N.cert', 'N.ca') || file))) {
    if (facts.has('Q.howto') || facts.has('V.delete', 'V.deny')) return null;
    if (facts.has('Q.what') && facts.has('N.ca') && !facts.has('N.csr')) return meaning('ca-show', slots, of);
    return meaning('ca-sign', { ...slots, csr: pem?.text ?? file?.token.text }, of, file);
  }
  if (!facts.has('N.ca', 'N.cert')) return null;
  if (ownCertificate(facts)) return meaning('ca-sign', slots, of);
  const renews =
    facts.has('V.rotate') ||
    (facts.has('V.create', 'V.make', 'V.update', 'V.set') && facts.has('N.ca', 'N.cert', 'MORE'));
  if (renews && wishes(facts)) return meaning('ca-rotate', slots, of);
  if (facts.has('V.delete', 'V.remove', 'V.upgrade', 'V.rotate')) return null;
  return meaning('ca-show', slots, of);
}

/** "i need a client cert for ci": one that is to be signed, and not the cluster's own. */
function ownCertificate(facts: Facts): boolean {
  const client = facts.tokens.some((token) => is(token, 'N.cert') && /^client |^客户端/.test(token.lower));
  const wants = facts.has('V.need', 'V.create', 'V.make', 'V.request', 'V.give', 'V.get', 'REQ');
  return client && wants && wishes(facts) && !facts.has('V.show', 'V.rotate', 'V.delete', 'V.revoke');
}

function services(facts: Facts): Candidate | null {
  const magnum =
    facts.has('N.magnum') &&
    !facts.has('N.stats') &&
    facts.has('UP', 'Q.how', 'N.status', 'Q.is', 'S.complete', 'S.failed', 'V.show');
  if (!(facts.has('N.service') || magnum)) return null;
  if (
    facts.mentions.length > 0 ||
    facts.has(
      'V.create',
      'V.delete',
      'V.remove',
      'V.upgrade',
      'V.stop',
      'V.start',
      'V.resize',
      'V.set',
      'V.update',
      'V.enable',
    )
  )
    return null;
  return meaning('service-list', {});
}

function projects(facts: Facts): Candidate | null {
  const project = pick(facts, 'project', { loose: facts.has('N.project') });
  const uses =
    facts.has('V.use', 'V.move', 'P.using', 'V.set') ||
    facts.tokens.some((token) => is(token, 'V.show') && /work/.test(token.lower));
  const moves = facts.mentions.some((each) => each !== project && each.token.names?.cluster);
  if (
    project &&
    uses &&
    !moves &&
    wishes(facts) &&
    !facts.has('N.template', 'N.quota', 'N.cluster', 'V.create')
  ) {
    return meaning('project-use', { project: named(project, 'project') }, project);
  }
  const everyProject = facts.tokens.some(
    (token) => is(token, 'ALL.tenants') && /projects|tenants|项目|租户/.test(token.lower),
  );
  if (
    everyProject &&
    facts.mentions.length === 0 &&
    facts.has('V.list', 'V.show', 'Q.what', 'V.get', 'V.give') &&
    !facts.has('N.quota', 'N.stats')
  )
    return meaning('project-list', {});
  if (!facts.has('N.project') || facts.mentions.length > 0) return null;
  if (facts.has('V.create', 'V.delete', 'V.remove', 'V.rename', 'V.add')) return null;
  const plural = facts.tokens.some(
    (token) => is(token, 'N.project') && (/s$/.test(token.lower) || token.script === 'chinese'),
  );
  if (plural && !facts.has('N.stats', 'N.quota', 'N.cluster', 'N.template')) {
    if (uses && !facts.has('Q.what', 'V.list', 'V.show')) return meaning('project-use', {});
    return meaning('project-list', {});
  }
  return uses && wishes(facts) ? meaning('project-use', {}) : null;
}

function statistics(facts: Facts): Candidate | null {
  const counts =
    facts.has('Q.howmany') &&
    facts.has('N.cluster') &&
    !facts.has('N.quota', 'S.failed', 'S.progress', 'N.room', 'V.create');
  const of = pick(facts, 'cluster', { loose: false });
  const own = of && !of.token.names?.project;
  const uses =
    facts.has('Q.howmany') &&
    facts.has('V.use', 'P.using') &&
    pick(facts, 'project', { loose: false }) !== undefined;
  if ((!facts.has('N.stats') && !counts && !uses) || own || facts.said.nodes) return null;
  if (facts.has('N.quota') && !facts.has('N.stats')) return null;
  const project = pick(facts, 'project', { loose: true });
  if (!facts.has('N.stats') && !uses && facts.mentions.length > 0 && !project) return null;
  return meaning('stats-list', { project: named(project, 'project') }, project);
}

function help(facts: Facts): Candidate | null {
  return facts.has('N.help') &&
    facts.mentions.length === 0 &&
    !facts.has('V.update', 'V.set', 'V.create', 'V.delete', 'V.remove', 'V.add')
    ? meaning('help', {})
    : null;
}
