import type { Card } from '../../../card/card.js';
import { showCluster } from '../../../engine/clusters/lookup.js';
import { EngineError } from '../../../engine/errors.js';
import { cancelPending, keepPending, type Pending } from '../../../engine/store/pending.js';
import { showClusterTemplate } from '../../../engine/templates/lookup.js';
import type { ArgumentSpec } from '../../../intents/command.js';
import { findIntent } from '../../../intents/grammar/parse.js';
import { readValue } from '../../../intents/grammar/values.js';
import { writeCommand } from '../../../intents/grammar/write.js';
import type { Intent } from '../../../intents/intent.js';
import type { AnswerKind } from '../../../intents/language/answer.js';
import { staleCard, usageCard } from '../answers.js';
import { suggestIn } from '../complete.js';
import type { Turn } from '../turn.js';
import { mostNamed, noneYetCard, questionCard } from './cards.js';
import { goOnFrom } from './go-on-from.js';
import { howMany } from './how-many.js';

/**
 * Asks for one thing that is missing, with what there is as buttons; the draft waits in the database. Where there is nothing yet that it could
 * be, that is said instead, with how to make one.
 */
export async function askOne(
  turn: Turn,
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
  argument: ArgumentSpec,
  said: string,
): Promise<void> {
  const { inbound, bot } = turn;
  const choices = await choicesFor(turn, slots, argument);
  const none = choices?.length === 0 && noneYetCard(argument.kind);
  if (none) return turn.responder.card(none);
  const pending = await bot.engine.db.write((tx) =>
    keepPending(tx, {
      intent: {
        name: intent.command.name,
        slots: { ...slots },
        said,
        asked: argument.slot,
        ...(choices && { offered: choices.slice(0, mostNamed) }),
      },
      person: inbound.person,
      place: inbound.place,
    }),
  );
  // "The first one" is of these from now on, and answered as such.
  bot.lately.note(inbound.person, inbound.place, { listed: undefined });
  await turn.responder.card(question(intent, slots, argument, choices ?? [], pending));
}

/** Asks the same once more, for what was said to it is `none`, no answer, or `several`, more than one; or since it was asked what there is. */
export async function askAgain(
  turn: Turn,
  { id, intent: { slots, offered } }: Pending,
  { intent, argument }: Asked,
  said: 'none' | 'several' | 'asked' = 'none',
): Promise<void> {
  const choices = offered ?? (await choicesFor(turn, slots, argument)) ?? [];
  const card = question(intent, slots, argument, choices, id);
  if (said === 'asked') return turn.responder.card(card);
  const title =
    said === 'several' ? `One is wanted. ${card.title}` : `That is no ${oneOf(argument)}. ${card.title}`;
  await turn.responder.card({ ...card, title });
}

/** What there is to choose from; null where that cannot be known now. */
async function choicesFor(
  turn: Turn,
  slots: Readonly<Record<string, unknown>>,
  { choices, kind }: ArgumentSpec,
): Promise<readonly string[] | null> {
  if (choices) return choices;
  const found = await suggestIn(turn, slots, kind).catch(() => null);
  return found?.map(({ value }) => value) ?? null;
}

function question(
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
  argument: ArgumentSpec,
  choices: readonly string[],
  pending: string,
): Card {
  const command = writeCommand(intent.command, slots);
  const asks = argument.kind === 'integer' ? 'number' : undefined;
  return questionCard(`Which ${oneOf(argument)}?`, command, choices, pending, asks);
}

/** What one value of an argument is called. */
function oneOf({ name, list }: ArgumentSpec): string {
  const words = name.replaceAll('-', ' ');
  return list ? words.replace(/(?<=s)es$|s$/, '') : words;
}

/** What kind of answer an argument takes. */
export function answerKind(argument: ArgumentSpec): AnswerKind {
  switch (argument.kind) {
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'cluster':
      return 'cluster';
    case 'cluster-template':
      return 'template';
    case 'nodegroup':
      return 'nodegroup';
    default:
      return 'text';
  }
}

/** What is asked for, and of which intent. */
export interface Asked {
  readonly intent: Intent;
  readonly argument: ArgumentSpec;
}

/** The argument that a draft waits for. */
export function askedArgument(bot: Turn['bot'], pending: Pending): Asked | null {
  const intent = findIntent(bot.intents, pending.intent.name);
  const argument = [...(intent?.command.positionals ?? []), ...(intent?.command.flags ?? [])].find(
    ({ slot }) => slot === pending.intent.asked,
  );
  return intent && argument ? { intent, argument } : null;
}

/** Puts an answer into its draft and goes on with it, by the next question or the preview. Of what takes several, several may be answered. */
export async function takeAnswer(
  turn: Turn,
  pending: Pending,
  values: readonly string[],
  answer: string,
): Promise<void> {
  const asked = askedArgument(turn.bot, pending);
  if (!asked) return turn.responder.card(staleCard('This version does not know that command any more.'));
  const { argument, intent } = asked;
  const read: unknown[] = [];
  for (const value of values) {
    const reading = readValue(argument, value, argument.name.replaceAll('-', ' '));
    if ('error' in reading) return turn.responder.card(usageCard(reading.error, intent.command.name));
    if (await isNotThere(turn, argument, String(reading.value))) return askAgain(turn, pending, asked);
    read.push(reading.value);
  }
  const said = argument.list ? read : read[0];
  const slots = {
    ...pending.intent.slots,
    ...((await howMany(turn, pending, said, answer)) ?? { [argument.slot]: said }),
  };
  await goOnFrom(turn, pending, { intent: intent.command.name, slots }, pending.intent.said ?? '');
}

/** Whether nothing has the name that was answered. Several that have it are asked about later. */
async function isNotThere(
  { bot: { engine }, caller }: Turn,
  { kind }: ArgumentSpec,
  name: string,
): Promise<boolean> {
  try {
    if (kind === 'cluster') await showCluster(engine, caller, name);
    if (kind === 'cluster-template') await showClusterTemplate(engine, caller, name);
    return false;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return error.code.endsWith('.not_found');
  }
}

/** Drops a draft: the person thought better of it, or speaks of something else. */
export async function dropDraft(turn: Turn, pending: Pending): Promise<void> {
  await turn.bot.engine.db.write((tx) => cancelPending(tx, pending.id));
}
