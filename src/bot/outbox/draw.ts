import type { Card } from '../../card/card.js';
import type { Engine } from '../../engine/engine.js';
import { viewOperation } from '../../engine/operations/history.js';
import { StageName } from '../../engine/operations/operation.js';
import type { OutboxContent } from '../../engine/store/outbox.js';
import { alertCard, failureCard, operationCard, stageCard } from '../../intents/cluster/operation-card.js';

/** Draws a queued message from the state as it is now; null when there is nothing to draw it from. */
export async function draw(
  engine: Engine,
  content: OutboxContent,
): Promise<{ card: Card; about: string } | null> {
  const view = await viewOperation(engine, content.operationId);
  if (!view) return null;
  const about = `Cluster ${view.operation.clusterName}`;
  switch (content.draw) {
    case 'operation':
      return { card: operationCard(view), about };
    case 'stage':
      return { card: stageCard(view, StageName.parse(content.stage)), about };
    case 'failure':
      return { card: failureCard(view), about };
    case 'alert':
      return { card: alertCard(view), about };
  }
}
