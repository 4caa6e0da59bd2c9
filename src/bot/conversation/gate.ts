import { viewOperation } from '../../engine/operations/history.js';
import { authorize } from '../../engine/policy.js';
import { operationCard } from '../../intents/cluster/operation-card.js';
import {
  complete as completeSlots,
  findIntent,
  type Parsed,
  parseCommand,
} from '../../intents/grammar/parse.js';
import type { Intent, Result } from '../../intents/intent.js';
import { operationKey } from '../outbox/keys.js';
import { settledPost } from '../outbox/settled.js';
import { misreadButton, usageCard } from './answers.js';
import { ask, askValue, keep, type Words } from './ask.js';
import { askedOf, demanded, isBare, lacksOneOf, unfilled } from './asked.js';
import { admit } from './barrier.js';
import { askedAnew, askedByGuardrail } from './careful.js';
import { attributeWithoutValue } from './changes.js';
import { admitPlace } from './closed.js';
import { withFiles } from './files.js';
import { confirmForm, hasForm, styleOf } from './forms.js';
import { noteBegun, noteCluster, noteListed } from './lately.js';
import { labelMisread } from './misread.js';
import { rememberingRefusal } from './refused.js';
import { subjectNow } from './subject.js';
import { intentContext, type Turn } from './turn.js';
import { askWhich } from './which.js';
import { askWhichRequest } from './which-request.js';

/** Every command line passes here, typed or pressed. */
export async function command(turn: Turn, line: string | readonly string[]): Promise<void> {
  await pass(turn, await withFiles(turn, parseCommand(turn.bot.intents, line)));
}

/** What was asked of a command line before it passes. */
interface Passing {
  /** A form has asked already. */
  readonly isFilled?: true;
  /** It was shown of something that has changed since: nothing of it is done before it is confirmed. */
  readonly isAnew?: true;
}

/**
 * The one gate: ask for what is missing, confirm what destroys, perform, present. `words`: what it was read from, which
 * may have been misread.
 */
export async function pass(turn: Turn, parsed: Parsed, words?: Words, how: Passing = {}): Promise<void> {
  if (parsed.kind === 'error') return turn.responder.card(usageCard(parsed.sentence, parsed.meant));
  try {
    await through(turn, parsed, words, how);
  } catch (error) {
    if (!(await askWhich(turn, parsed.intent, parsed.slots, error))) throw error;
  }
}

async function through(
  turn: Turn,
  parsed: Exclude<Parsed, { kind: 'error' }>,
  words: Words | undefined,
  { isFilled, isAnew }: Passing,
): Promise<void> {
  if (await askWhichRequest(turn, parsed.intent, parsed.slots)) return;
  if (parsed.kind === 'incomplete') {
    admitAsking(turn, parsed.intent, parsed.slots);
    return ask(turn, parsed.intent, parsed.slots, askedOf(parsed.intent, parsed.slots));
  }
  const { intent, slots } = parsed;
  noteCluster(turn, slots);
  if (lacksOneOf(intent, slots) || (!isFilled && isBare(intent, slots))) {
    admitAsking(turn, intent, slots);
    return ask(turn, intent, slots, askedOf(intent, slots));
  }
  if (attributeWithoutValue(intent, slots) !== null) {
    admitAsking(turn, intent, slots);
    if (await askValue(turn, intent, slots)) return;
  }
  const confirmation = await rememberingRefusal(turn, intent, slots, async () => {
    admitAsking(turn, intent, slots);
    const own = await intent.confirm?.(intentContext(turn, turn.inbound.deliveryId), slots);
    return own ?? (isAnew ? askedAnew(turn, intent, slots) : askedByGuardrail(turn, intent, slots));
  });
  if (!confirmation) return perform(turn, intent, slots, requestKey(turn));
  const { lacks = [] } = confirmation;
  if (lacks.length > 0) return ask(turn, intent, slots, demanded(intent, lacks), confirmation.card);
  const about = await subjectNow(turn, intent, slots);
  const pending = await keep(
    turn,
    intent,
    { ...slots, ...confirmation.slots },
    {
      about,
      ...words,
      ...(confirmation.slots && { worked: Object.keys(confirmation.slots) }),
      ...(hasForm(confirmation) && { inForm: true }),
    },
  );
  if (hasForm(confirmation)) return turn.responder.form(confirmForm(intent.command, confirmation, pending));
  const { buttons: offered = [] } = confirmation.card;
  await turn.responder.card({
    ...confirmation.card,
    buttons: [
      ...offered,
      {
        label: confirmation.submit,
        style: offered.length > 0 ? 'plain' : styleOf(confirmation),
        action: `confirm:${pending}`,
      },
      { label: 'Cancel', style: 'plain', action: `cancel:${pending}` },
      ...(words ? [misreadButton(pending)] : []),
    ],
  });
}

/** As `admit`, and `policy.forbidden` to whoever may do this to nothing at all, before a form is filled in for it. */
function admitAsking({ bot, caller, standing }: Turn, intent: Intent, slots: Record<string, unknown>): void {
  admit(standing, intent, slots);
  if (intent.action) authorize(bot.engine, caller, intent.action);
}

/** Opens the form for a command line: what it lacks, and what one usually says with it. */
export async function askFor(turn: Turn, line: string): Promise<void> {
  const parsed = parseCommand(turn.bot.intents, line);
  if (parsed.kind === 'error') return turn.responder.card(usageCard(parsed.sentence, parsed.meant));
  const { intent, slots } = parsed;
  admitAsking(turn, intent, slots);
  await ask(turn, intent, slots, askedOf(intent, slots, true));
}

function requestKey({ inbound }: Turn): string {
  return `${inbound.place.platform}:${inbound.deliveryId}`;
}

/**
 * Finishes slots that a form has filled, and goes on. What is wrong with one of the form's own `fields` is
 * answered, by the field's name, and nothing is done.
 */
export async function passSlots(
  turn: Turn,
  name: string,
  slots: Record<string, unknown>,
  fields: readonly string[],
): Promise<Record<string, string> | null> {
  const intent = findIntent(turn.bot.intents, name);
  if (!intent) return null;
  const parsed = completeSlots(intent, slots);
  if (parsed.kind === 'error' && parsed.argument && fields.includes(parsed.argument))
    return { [parsed.argument]: parsed.sentence };
  const needed = unfilled(intent, slots, fields);
  if (needed) return needed;
  await pass(turn, parsed, undefined, { isFilled: true });
  return null;
}

async function perform(
  turn: Turn,
  intent: Intent,
  slots: Record<string, unknown>,
  key: string,
): Promise<void> {
  await present(turn, await performOnce(turn, intent, slots, key));
}

/** Does it, once for a key: the one door to everything that is done, typed, pressed or filled in. */
export async function performOnce(
  turn: Turn,
  intent: Intent,
  slots: Record<string, unknown>,
  key: string,
): Promise<Result> {
  const result = await rememberingRefusal(turn, intent, slots, async () => {
    admit(turn.standing, intent, slots);
    await admitPlace(turn, intent, slots);
    return intent.perform(intentContext(turn, key), slots);
  });
  await labelMisread(turn, intent, slots);
  if (result.kind === 'accepted') noteBegun(turn, result.operations);
  else noteListed(turn, intent.command.name, result.card.table);
  return result;
}

/** Shows what came of an intent. */
export async function present(turn: Turn, result: Result): Promise<void> {
  if (result.kind === 'answer') return turn.responder.card(result.card);
  if (result.refused) await turn.responder.card(result.refused);
  turn.stepAside();
  for (const { id } of result.operations) await presentElsewhere(turn, id);
}

/**
 * The operation's own card is posted where it was asked. Where the platform does not let the bot post there,
 * whoever asked sees it anyway, and why.
 */
async function presentElsewhere(turn: Turn, operationId: string): Promise<void> {
  const { bot, responder } = turn;
  if ((await settledPost(bot.engine, operationKey(operationId))) !== 'dead') return;
  const view = await viewOperation(bot.engine, operationId);
  if (!view) return;
  await responder.card({
    ...operationCard(view),
    text: 'I cannot post in this channel, so only you see this. Invite me here to follow it in a thread.',
  });
}
