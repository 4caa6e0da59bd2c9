import type { Pending } from '../../engine/store/pending.js';
import { argumentsOf } from '../../intents/command.js';
import { findIntent } from '../../intents/grammar/parse.js';
import { admitShown } from './barrier.js';
import { sayBeside } from './beside.js';
import { confirmForm } from './forms.js';
import { confirmationOf, goOn, isShownAnew } from './go-on.js';
import type { Turn } from './turn.js';

/** Goes on with what a button has confirmed; what has a name to be typed, or a secret to be said, is asked for that: no press stands for it. */
export async function takePress(turn: Turn, pending: Pending): Promise<void> {
  const intent = findIntent(turn.bot.intents, pending.intent.name);
  if (intent) admitShown(turn.standing, intent, pending.intent.slots);
  if (pending.intent.inForm && (await isShownAnew(turn, pending))) return;
  const confirmation = pending.intent.inForm ? await confirmationOf(turn, pending) : null;
  if (!intent || !confirmation) return goOn(turn, pending);
  await turn.responder.form(confirmForm(intent.command, confirmation, pending.id));
}

/** Goes on with what a form has confirmed; what is wrong with what was typed is said beside its field, and the form stays open. */
export async function takeConfirmation(
  turn: Turn,
  pending: Pending,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const confirmation = await confirmationOf(turn, pending);
  const typed = (values.name ?? '')
    .trim()
    .split(/[\s,]+/)
    .join(' ');
  if (confirmation?.typed && typed !== confirmation.typed) {
    return turn.responder.invalid({
      name: `This is not the ${confirmation.typedLabel.startsWith('Id') ? 'id' : 'name'}. Type ${confirmation.typed} exactly, or ${turn.inbound.place.platform === 'console' ? 'say cancel' : 'close the form'}.`,
    });
  }
  const asked = askedOf(turn, pending, confirmation?.asks ?? []);
  const said = asked.flatMap(({ name, slot }) => (values[name]?.trim() ? [[slot, values[name].trim()]] : []));
  try {
    await goOn(turn, pending, Object.fromEntries(said));
  } catch (error) {
    await sayBeside(turn.responder, error, ({ field }) => asked.find(({ slot }) => slot === field)?.name);
  }
}

function askedOf({ bot }: Turn, { intent }: Pending, names: readonly string[]) {
  const command = findIntent(bot.intents, intent.name)?.command;
  return command ? argumentsOf(command).filter(({ name }) => names.includes(name)) : [];
}
