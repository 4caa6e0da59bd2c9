import type { Fact } from '../../card/card.js';
import { counted } from '../../card/words.js';
import { ClusterBefore, QuotaBefore } from '../../engine/approvals/approval.js';
import type { ApprovalEffect } from '../../engine/approvals/effect.js';

/** What has become different since a request was asked; none where it is as it was. */
export function sinceFacts({ view: { approval }, isUnchanged, quota, cluster }: ApprovalEffect): Fact[] {
  if (isUnchanged) return [];
  const changes = quota
    ? quotaChanges(QuotaBefore.parse(approval.before), quota.hardLimit, quota.stored !== null)
    : clusterChanges(ClusterBefore.parse(approval.before), cluster);
  return [{ label: 'since then', value: changes.join('; '), short: false }];
}

function quotaChanges(before: QuotaBefore, limit: number, own: boolean): string[] {
  if (before.hardLimit !== limit) return [`the limit is ${limit}, and was ${before.hardLimit}`];
  return [own ? 'the project has a quota of its own now' : 'the project has no quota of its own any more'];
}

function clusterChanges(before: ClusterBefore, now: ClusterBefore | null): string[] {
  if (!now) return [`${before.name} is gone`];
  const groups = before.groups.flatMap(({ uuid, name, nodeCount }) => {
    const same = now.groups.find((each) => each.uuid === uuid);
    if (!same) return [`node group ${name} is gone`];
    return same.nodeCount === nodeCount
      ? []
      : [`${name} has ${counted(same.nodeCount, 'node')}, and had ${nodeCount}`];
  });
  const known = new Set(before.groups.map(({ uuid }) => uuid));
  const added = now.groups.filter(({ uuid }) => !known.has(uuid));
  const changes = [
    ...(now.name === before.name ? [] : [`it is called ${now.name} now`]),
    ...(now.template === before.template
      ? []
      : [`its template is ${now.template}, and was ${before.template}`]),
    ...groups,
    ...added.map(({ name }) => `node group ${name} is new`),
    ...(JSON.stringify(now.target) === JSON.stringify(before.target)
      ? []
      : ['the template that it would be upgraded to was changed']),
  ];
  return changes.length > 0 ? changes : ['something else was done to the cluster'];
}
