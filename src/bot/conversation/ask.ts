import type { Card } from '../../card/card.js';
import { keepPending } from '../../engine/store/pending.js';
import { type ArgumentSpec, withoutFields } from '../../intents/command.js';
import type { Intent } from '../../intents/intent.js';
import { fitting } from './asked.js';
import { isChange } from './barrier.js';
import { attributeWithoutValue, offeredAttribute, valueField } from './changes.js';
import { suggestIn } from './complete.js';
import { missingForm } from './forms.js';
import { seenNow } from './moved.js';
import { intentContext, type Turn } from './turn.js';

/** One more than a form offers to choose from: then it is typed, and completed. */
const moreThanFit = 26;

/** Opens the form that asks for these arguments; `question`: what it says instead of what it is about. */
export async function ask(
  turn: Turn,
  intent: Intent,
  slots: Record<string, unknown>,
  asked: readonly ArgumentSpec[],
  question?: Card,
): Promise<void> {
  const { bot, inbound, responder } = turn;
  const context = intentContext(turn, inbound.deliveryId);
  const about = await intent.form?.about?.(context, slots);
  const changes = await intent.form?.changes?.(context, slots);
  const unsaid = await intent.form?.unsaid?.(context, slots);
  const form = await missingForm(
    intent,
    await keep(turn, intent, slots),
    fitting(asked, bot.platforms.get(inbound.place.platform)?.formFields).map((argument) => ({
      argument,
      required: argument.required ?? false,
      value: slots[argument.slot],
      unsaid: argument.required ? undefined : unsaid?.[argument.name],
    })),
    {
      complete: ({ kind }) => suggestIn(turn, slots, kind, moreThanFit),
      changes,
    },
    { ...about, ...(typeof question?.text === 'string' && { text: question.text, submit: 'Go on' }) },
  );
  await responder.form(form);
}

/**
 * Opens the form that asks for the value of the one attribute that is to be changed; false where the command asks for no value, or the
 * attribute is none that may be changed.
 */
export async function askValue(turn: Turn, intent: Intent, slots: Record<string, unknown>): Promise<boolean> {
  const attribute = attributeWithoutValue(intent, slots);
  if (attribute === null) return false;
  const { inbound, responder } = turn;
  const context = intentContext(turn, inbound.deliveryId);
  const changes = await intent.form?.changes?.(context, slots);
  const offered = changes && offeredAttribute(changes, attribute);
  if (!offered) return false;
  const about = await intent.form?.about?.(context, slots);
  const { name, argument, now } = offered;
  const form = await missingForm(
    intent,
    await keep(turn, intent, slots),
    [
      {
        argument: { ...argument, name: valueField },
        required: true,
        value: now,
        label: name,
        ...(changes.saidBy && { typeahead: { command: changes.saidBy, argument: argument.name } }),
      },
    ],
    { complete: ({ kind }) => suggestIn(turn, slots, kind, moreThanFit) },
    { ...about, text: now === undefined ? `${name} is not said yet.` : `${name} is ${now} now.` },
  );
  await responder.form(form);
  return true;
}

/** The words that a command was read from, which may have been misread, and what of it was counted from what there is. */
export interface Words {
  readonly said: string;
  readonly counted?: number;
}

/** Keeps a command line until its person goes on with it; answers the id that the form or the card carries. */
export async function keep(
  turn: Turn,
  intent: Intent,
  slots: Record<string, unknown>,
  { about, ...rest }: Partial<Words> & { readonly about?: string | null; readonly worked?: string[] } = {},
): Promise<string> {
  const { bot, inbound } = turn;
  const seen = isChange(intent, slots) ? await seenNow(turn, slots) : [];
  return bot.engine.db.write((tx) =>
    keepPending(tx, {
      intent: {
        name: intent.command.name,
        slots: withoutFields(intent.command, slots),
        ...(about && { about }),
        ...(seen.length > 0 && { seen }),
        ...rest,
      },
      person: inbound.person,
      place: inbound.place,
    }),
  );
}
