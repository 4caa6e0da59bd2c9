import type { Caller } from '../caller.js';
import { findClusters } from '../store/clusters/find.js';
import type { Reader } from '../store/database.js';
import { findTemplates } from '../store/templates.js';
import type { AuditEntry } from './append.js';

const clusterKinds = /^(?:clusters?|bays?|certificates?|ca|nodegroups?)$/;
const templateKinds = /^(?:cluster-?templates?|baymodels?)$/;

/**
 * What was acted on, with its name and its uuid where somebody said one of them and there is exactly one in the caller's project: people
 * read names, and programs say uuids.
 */
export async function nameTarget(
  db: Reader,
  { projectId }: Caller,
  target: AuditEntry['target'],
): Promise<AuditEntry['target']> {
  const identifier = target.name ?? target.id;
  if (!identifier) return target;
  const [found, ...others] = clusterKinds.test(target.kind)
    ? await findClusters(db, { projectId, identifier })
    : templateKinds.test(target.kind)
      ? await findTemplates(db, { projectId, identifier })
      : [];
  return found && others.length === 0 ? { ...target, id: found.uuid, name: found.name } : target;
}
