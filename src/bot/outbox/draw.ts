import type { Card } from '../../card/card.js';
import type { Engine } from '../../engine/engine.js';
import { viewOperation } from '../../engine/operations/history.js';
import { type Origin, StageName } from '../../engine/operations/operation.js';
import { getCluster } from '../../engine/store/clusters.js';
import { getEvent } from '../../engine/store/events.js';
import { getIssued } from '../../engine/store/issued.js';
import { lastOrigin } from '../../engine/store/operations.js';
import type { OutboxContent } from '../../engine/store/outbox.js';
import { expiryCard } from '../../intents/certificates/expiry-card.js';
import { noticeCard } from '../../intents/cluster/notice-card.js';
import { alertCard, failureCard, operationCard, stageCard } from '../../intents/cluster/operation-card.js';
import { drawApproval } from './approvals.js';

/** Draws a queued message from the state as it is now; null when there is nothing to draw it from. */
export async function draw(
  engine: Engine,
  content: OutboxContent,
  platform: string,
): Promise<{ card: Card; about: string; origin: Origin | null } | null> {
  if (content.draw === 'approval') return drawApproval(engine, content, platform);
  if (content.draw === 'expiry') return drawExpiry(engine, content);
  if (content.draw === 'notice') return drawNotice(engine, content.seq);
  const view = await viewOperation(engine, content.operationId);
  if (!view) return null;
  const { clusterName, origin } = view.operation;
  const same = { about: `Cluster ${clusterName}`, origin };
  switch (content.draw) {
    case 'operation':
      return { card: operationCard(view), ...same };
    case 'stage':
      return { card: stageCard(view, StageName.parse(content.stage)), ...same };
    case 'failure':
      return { card: failureCard(view), ...same };
    case 'alert':
      return { card: alertCard(view), ...same };
  }
}

async function drawExpiry(engine: Engine, { issuedId, days }: Extract<OutboxContent, { draw: 'expiry' }>) {
  const issued = await getIssued(engine.db.read, issuedId);
  const cluster = issued && (await getCluster(engine.db.read, issued.clusterUuid));
  if (!cluster) return null;
  return { card: expiryCard(cluster, issued, days), about: `Cluster ${cluster.name}`, origin: null };
}

async function drawNotice(engine: Engine, seq: number) {
  const { read } = engine.db;
  const event = await getEvent(read, seq);
  const cluster = event?.clusterUuid ? await getCluster(read, event.clusterUuid) : null;
  const card = event && cluster && noticeCard(event.body, cluster);
  if (!card) return null;
  return { card, about: `Cluster ${cluster.name}`, origin: await lastOrigin(read, cluster.uuid) };
}
