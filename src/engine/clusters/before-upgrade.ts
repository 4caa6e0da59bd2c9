import type { Operation } from '../operations/operation.js';
import type { Reader } from '../store/database.js';
import { getTemplate } from '../store/templates.js';
import type { Cluster } from './cluster.js';

/** What an upgrade changed in its cluster, as it was; nothing of any other operation, and no template that is gone. */
export async function beforeUpgrade(
  db: Reader,
  { kind, input: { upgrade } }: Pick<Operation, 'kind' | 'input'>,
): Promise<Partial<Omit<Cluster, 'uuid'>>> {
  if (kind !== 'upgrade' || !upgrade) return {};
  const { clusterTemplateId, ...rest } = upgrade.previous;
  return (await getTemplate(db, clusterTemplateId)) ? upgrade.previous : rest;
}
