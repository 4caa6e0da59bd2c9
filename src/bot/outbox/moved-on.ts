import type { Operation } from '../../engine/operations/operation.js';
import type { Writer } from '../../engine/store/database.js';
import { listOperations } from '../../engine/store/operations.js';
import { listPosts, type Message, queueEdit } from '../../engine/store/outbox.js';

/** So many messages about a cluster are drawn again when it has moved on; older ones were before. */
const most = 30;

/** What has buttons that mean nothing any more when something else is done to the cluster. */
const living = ['operation', 'failure', 'alert', 'notice', 'stuck'];

/**
 * Something new is done to a cluster: what was said of the operation before is drawn again, without buttons where they
 * are no use now.
 */
export async function redrawEarlier(tx: Writer, operation: Operation): Promise<void> {
  const { clusterUuid, createdAt } = operation;
  if (!clusterUuid) return;
  const history = await listOperations(tx, clusterUuid, 10);
  const before = history.find((each) => each.id !== operation.id && each.createdAt <= createdAt);
  if (!before) return;
  const isOver = before.state !== 'succeeded' || operation.kind === 'delete';
  for (const message of await listPosts(tx, clusterUuid, before.createdAt, most)) {
    const { content } = message;
    const isAboutBefore = content.draw === 'notice' || (isOver && 'operationId' in content);
    const isOwn = 'operationId' in content && content.operationId === operation.id;
    if (isAboutBefore && !isOwn) await redraw(tx, message);
  }
}

/** The cluster is gone: nothing that was said of it can be acted on. */
export async function redrawAll(tx: Writer, clusterUuid: string): Promise<void> {
  for (const message of await listPosts(tx, clusterUuid, null, most)) await redraw(tx, message);
}

async function redraw(tx: Writer, message: Message): Promise<void> {
  if (living.includes(message.content.draw)) await queueEdit(tx, message);
}
