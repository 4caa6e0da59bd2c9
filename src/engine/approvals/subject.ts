import { createHash } from 'node:crypto';
import { canonical } from '../audit/record.js';
import type { Engine } from '../engine.js';
import { clusterQuota } from '../quotas/read.js';
import { withoutSecretLabels } from '../secrets.js';
import { getCluster } from '../store/clusters/find.js';
import type { Reader } from '../store/database.js';
import { listNodeGroups } from '../store/nodegroups.js';
import { listOperations } from '../store/operations.js';
import { getTemplate } from '../store/templates.js';
import type { ClusterTemplate } from '../templates/template.js';
import type { Approval, ApprovedIntent, ClusterBefore } from './approval.js';

/** SHA-256, in hex, over what is to be done and how what it changes is now. */
export function subjectHash(intent: ApprovedIntent, before: unknown): string {
  return createHash('sha256').update(canonical({ intent, before })).digest('hex');
}

/** How a project's quota is now. */
export async function quotaBefore(
  db: Reader,
  engine: Pick<Engine, 'settings'>,
  projectId: string,
): Promise<{ hardLimit: number; own: boolean }> {
  const { hardLimit, stored } = await clusterQuota(db, engine, projectId);
  return { hardLimit, own: stored !== null };
}

/**
 * How a cluster is now, as far as a decision about it rests on that: its size, its template, and what was last done to it. Null where it is
 * gone. Its health and how far Heat is are no part of it.
 */
export async function clusterBefore(
  db: Reader,
  { slots }: Pick<ApprovedIntent, 'slots'>,
): Promise<ClusterBefore | null> {
  const cluster = await getCluster(db, String(slots.cluster));
  if (!cluster) return null;
  const { uuid, name, clusterTemplateId, masterCount, nodeCount, upgrades } = cluster;
  const groups = await listNodeGroups(db, uuid);
  const [last] = await listOperations(db, uuid, 1);
  const wanted = slots.clusterTemplate;
  const target = typeof wanted === 'string' ? await getTemplate(db, wanted) : null;
  const template = await getTemplate(db, clusterTemplateId);
  return {
    name,
    template: template?.name ?? clusterTemplateId,
    masterCount,
    nodeCount,
    upgrades,
    groups: groups.map((group) => ({ uuid: group.uuid, name: group.name, nodeCount: group.nodeCount })),
    lastOperation: last?.id ?? null,
    target: target && targetOf(target),
  };
}

/** What is kept and hashed says no secret: that one is another is told by when the template was changed. */
function targetOf({ name, labels, createdAt, updatedAt }: ClusterTemplate): ClusterBefore['target'] {
  const shown = withoutSecretLabels(labels);
  if (shown === labels) return { name, labels };
  return { name, labels: { ...shown }, changedAt: (updatedAt ?? createdAt).toISOString() };
}

/** Whether what a request is about is as it was when it was asked. */
export async function isUnchanged(
  db: Reader,
  engine: Pick<Engine, 'settings'>,
  {
    action,
    intent,
    projectId,
    subjectHash: approved,
  }: Pick<Approval, 'action' | 'intent' | 'subjectHash' | 'projectId'>,
): Promise<boolean> {
  const before =
    action === 'quota' ? await quotaBefore(db, engine, projectId) : await clusterBefore(db, intent);
  return subjectHash(intent, before) === approved;
}
