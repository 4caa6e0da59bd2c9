import type { Operation } from '../operations/operation.js';
import type { Reader } from '../store/database.js';
import { getTemplate } from '../store/templates.js';
import type { Cluster } from './cluster.js';

/**
 * What accepting an operation changed in its cluster, as it was: the number of workers, or all that an upgrade changes, but no template
 * that is gone. Nothing of what is about a further node group.
 */
export async function beforeChange(
  db: Reader,
  { kind, input: { upgrade, previousNodeCount } }: Pick<Operation, 'kind' | 'input'>,
): Promise<Partial<Omit<Cluster, 'uuid'>>> {
  const asksForNodes = kind === 'update' || kind === 'retry';
  if (asksForNodes && previousNodeCount !== undefined) return { nodeCount: previousNodeCount };
  if (kind !== 'upgrade' || !upgrade) return {};
  const { clusterTemplateId, ...rest } = upgrade.previous;
  return (await getTemplate(db, clusterTemplateId)) ? upgrade.previous : rest;
}
