import type { Card } from '../../card/card.js';
import type { Engine } from '../../engine/engine.js';
import { type OperationView, viewOperation } from '../../engine/operations/history.js';
import { type Operation, type Origin, StageName } from '../../engine/operations/operation.js';
import { getCluster } from '../../engine/store/clusters/find.js';
import { getEvent } from '../../engine/store/events.js';
import { readDigest } from '../../engine/store/held.js';
import { getIssued } from '../../engine/store/issued.js';
import {
  lastOrigin,
  latestBeside,
  listOperations,
  listOperationsOfGone,
} from '../../engine/store/operations.js';
import type { OutboxContent } from '../../engine/store/outbox.js';
import { digestCard, digestLines } from '../../intents/alerts/digest-card.js';
import { stuckCard } from '../../intents/alerts/stuck-card.js';
import { expiryCard } from '../../intents/certificates/expiry-card.js';
import { noticeCard } from '../../intents/cluster/notice-card.js';
import {
  alertCard,
  failureCard,
  operationCard,
  operationTitle,
  stageCard,
} from '../../intents/cluster/operation-card.js';
import { settledCard } from '../../intents/identity/settled-card.js';
import { drawApproval } from './approvals.js';
import { type Asked, askedBy } from './language.js';

/** What a message looks like now, what its thread is called, and where it was asked for. */
export interface Drawn {
  readonly card: Card;
  readonly about: string;
  readonly origin: Origin | null;
  /** Who asked for what it tells of, and where; null where nobody did. */
  readonly asked: Asked | null;
}

/** Draws a queued message from the state as it is now; null when there is nothing to draw it from. */
export async function draw(engine: Engine, content: OutboxContent, platform: string): Promise<Drawn | null> {
  switch (content.draw) {
    case 'approval':
      return drawApproval(engine, content, platform);
    case 'expiry':
      return drawExpiry(engine, content);
    case 'notice':
      return drawNotice(engine, content.seq);
    case 'digest':
      return drawDigest(engine, content.digestId);
    case 'settled':
      return drawSettled(content);
    default:
      return drawOperation(engine, content);
  }
}

async function drawOperation(
  engine: Engine,
  content: Extract<OutboxContent, { operationId: string }>,
): Promise<Drawn | null> {
  const view = await viewOperation(engine, content.operationId);
  const card = view && (await operationMessage(engine, content, view));
  if (!view || !card) return null;
  const { clusterName, origin, caller } = view.operation;
  const same = { about: `Cluster ${clusterName}`, origin, asked: askedBy(caller, origin) };
  const latest = await latestBeside(engine.db.read, view.operation);
  return { card: latest && isOver(view.operation, latest) ? overtaken(card, latest) : card, ...same };
}

async function operationMessage(
  engine: Engine,
  content: Extract<OutboxContent, { operationId: string }>,
  view: OperationView,
): Promise<Card | null> {
  switch (content.draw) {
    case 'operation':
      return operationCard(view);
    case 'stage':
      return stageCard(view, StageName.parse(content.stage));
    case 'failure':
      return failureCard(view);
    case 'alert':
      return alertCard(view);
    case 'stuck': {
      const event = await getEvent(engine.db.read, content.seq);
      return event && stuckCard(event, view);
    }
  }
}

/** Whether what was said of an operation offers what is no use now: something else is done about it, or the cluster goes. */
function isOver(operation: Operation, latest: Operation): boolean {
  return latest.id !== operation.id && (operation.state !== 'succeeded' || latest.kind === 'delete');
}

/** The card as it was, without its buttons, and with what came after it. What a cluster was that goes is no good news any more. */
function overtaken({ buttons: _none, footnote, ...card }: Card, latest: Operation): Card {
  const since = `Since then: ${operationTitle(latest)}.`;
  const before = typeof footnote === 'string' ? [footnote] : (footnote ?? []);
  const tone = card.tone === 'success' && latest.kind === 'delete' ? 'neutral' : card.tone;
  return { ...card, tone, footnote: before.length > 0 ? [...before, ` · ${since}`] : since };
}

async function drawExpiry(
  engine: Engine,
  { issuedId, days }: Extract<OutboxContent, { draw: 'expiry' }>,
): Promise<Drawn | null> {
  const issued = await getIssued(engine.db.read, issuedId);
  const cluster = issued && (await getCluster(engine.db.read, issued.clusterUuid));
  if (!cluster) return null;
  return {
    card: expiryCard(cluster, issued, days),
    about: `Cluster ${cluster.name}`,
    origin: null,
    asked: null,
  };
}

async function drawNotice(engine: Engine, seq: number): Promise<Drawn | null> {
  const { read } = engine.db;
  const event = await getEvent(read, seq);
  if (!event?.clusterUuid) return null;
  const there = await getCluster(read, event.clusterUuid);
  const [latest] = there
    ? await listOperations(read, there.uuid, 1)
    : await listOperationsOfGone(read, { projectId: null, identifier: event.clusterUuid }, 1);
  // Of one that is gone its last operation knows the name.
  const gone = latest && { uuid: event.clusterUuid, name: latest.clusterName, stackName: latest.clusterName };
  const cluster = there ?? gone;
  const card = cluster && noticeCard(event.body, cluster);
  if (!card) return null;
  const isPast = latest && latest.createdAt > event.createdAt;
  const origin = await lastOrigin(read, cluster.uuid);
  return {
    card: isPast ? overtaken(card, latest) : card,
    about: `Cluster ${cluster.name}`,
    origin,
    asked: askedBy(latest?.caller, origin),
  };
}

async function drawDigest(engine: Engine, digestId: string): Promise<Drawn | null> {
  const digest = await readDigest(engine.db.read, digestId, digestLines);
  if (digest.total === 0) return null;
  return { card: digestCard(digest), about: 'Digest', origin: null, asked: null };
}

function drawSettled(content: Extract<OutboxContent, { draw: 'settled' }>): Drawn {
  const { place, who } = content;
  return {
    card: settledCard(content),
    about: 'This channel',
    origin: place,
    asked: { origin: place, locale: who.locale },
  };
}
