import type { Card } from '../../../card/card.js';
import { own } from '../../../card/own.js';
import { showCluster } from '../../../engine/clusters/lookup.js';
import { clusterHistory, goneHistory } from '../../../engine/operations/history.js';
import { commandOf, type Operation } from '../../../engine/operations/operation.js';
import { findShown, type Pending } from '../../../engine/store/pending.js';
import { readAnswer } from '../../../intents/language/answer.js';
import type { NameIndex } from '../../../intents/language/known-names.js';
import type { Meaning } from '../../../intents/language/reading.js';
import { backToSaid, saysUndo } from '../../../intents/language/undo-said.js';
import type { Turn } from '../turn.js';
import { neverMind } from './reply.js';
import { route } from './route.js';
import { clusterOfThread } from './topic.js';

const nothingCard: Card = {
  title: 'Undo what?',
  tone: 'neutral',
  text: 'Nothing was done here lately that I could name. Say which cluster, and how it was, for example: scale ci to 2.',
};

/**
 * "Undo that", "back to 2": what is only shown is dropped; what was done last to the cluster that was spoken of is shown the other way round,
 * where there is such a way, and waits for its button as every change does. Answers whether this was said.
 */
export async function isUndone(
  turn: Turn,
  waiting: Pending | null,
  text: string,
  names: NameIndex,
): Promise<boolean> {
  if (waiting?.intent.asked) return false;
  const { bot, inbound } = turn;
  const back = waiting ? undefined : backToSaid(text);
  const count = back === undefined ? null : readAnswer(back, 'number', names);
  const cluster = (await clusterOfThread(turn)) ?? bot.lately.cluster(inbound.person, inbound.place);
  if (count && 'value' in count && cluster !== undefined) {
    await show(turn, { intent: 'cluster-resize', slots: { cluster, nodeCount: Number(count.value) } }, text);
    return true;
  }
  if (!saysUndo(text)) return false;
  const shown = waiting ?? (await findShown(bot.engine.db.read, inbound.person, inbound.place));
  if (shown) await neverMind(turn, shown);
  else await undo(turn, cluster, text);
  return true;
}

async function undo(turn: Turn, cluster: string | undefined, text: string): Promise<void> {
  const last = cluster === undefined ? null : await lastOf(turn, cluster);
  if (!last) return turn.responder.card(nothingCard);
  const { kind, clusterName: name, input } = last;
  if (kind === 'update' && input.nodegroup === undefined && input.previousNodeCount !== undefined) {
    const slots = { cluster: name, nodeCount: input.previousNodeCount };
    return show(turn, { intent: 'cluster-resize', slots }, text);
  }
  await turn.responder.card(cannotCard(last));
}

async function lastOf({ bot: { engine }, caller }: Turn, cluster: string): Promise<Operation | null> {
  const found = await showCluster(engine, caller, cluster).catch(() => null);
  const [last] = found
    ? await clusterHistory(engine, found, 1)
    : await goneHistory(engine, caller, cluster, 1);
  return last ?? null;
}

/** What cannot be taken back, with what can be done instead. */
function cannotCard({ kind, clusterName, input: { nodegroup } }: Operation): Card {
  const title = `${commandOf(kind)} ${own(clusterName)} is not undone by a word`;
  const made = {
    create: `cmd:cluster-delete ${clusterName}`,
    'nodegroup-create': `cmd:nodegroup-delete ${clusterName} ${nodegroup}`,
  };
  if (kind === 'create' || kind === 'nodegroup-create')
    return {
      title,
      tone: 'neutral',
      text: 'What was made can only be deleted.',
      buttons: [{ label: 'Delete', style: 'danger', action: made[kind] }],
    };
  const text =
    kind === 'delete' || kind === 'nodegroup-delete'
      ? 'What was deleted does not come back; another can be made.'
      : 'Say how it is to be, and I show what that would do.';
  return { title, tone: 'neutral', text };
}

async function show(turn: Turn, meaning: Meaning, said: string): Promise<void> {
  const { bot, inbound } = turn;
  bot.lately.note(inbound.person, inbound.place, { heard: { said, meaning } });
  await route(turn, meaning, said);
}
