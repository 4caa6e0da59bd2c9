import { keyMaterialShown, mayBeKeyMaterial } from '../../engine/certificates/key-material.js';
import type { EngineError } from '../../engine/errors.js';
import { finishPending, type Pending, saveSeen } from '../../engine/store/pending.js';
import { type ArgumentSpec, argumentsOf } from '../../intents/command.js';
import { findIntent } from '../../intents/grammar/parse.js';
import { isSeveral, readValue, severalOf } from '../../intents/grammar/values.js';
import type { Intent } from '../../intents/intent.js';
import { sayBeside } from './beside.js';
import { changeArgument, readChanges, valueField } from './changes.js';
import { fileArguments, filledSlots } from './files.js';
import { passSlots } from './gate.js';
import { type Changed, changedSince } from './moved.js';
import type { Turn } from './turn.js';

type Values = Readonly<Record<string, string>>;

/** Goes on with an intent whose form was filled. What is wrong is said beside its field, and the form stays open. */
export async function fill(turn: Turn, pending: Pending, values: Values): Promise<void> {
  const { name } = pending.intent;
  const intent = findIntent(turn.bot.intents, name);
  const said = readValues(intent, pending, values);
  if ('errors' in said) return turn.responder.invalid(said.errors);
  const changed = intent?.form?.restsOnCluster && (await changedSince(turn, intent, pending));
  if (changed) return sayChanged(turn, pending, changed, values);
  try {
    const slots = intent ? await filledSlots(turn, intent, said.slots) : said.slots;
    const inbound = { ...turn.inbound, deliveryId: pending.id };
    const wrong =
      missingFiles(intent, values, slots) ??
      (await passSlots({ ...turn, inbound }, name, slots, Object.keys(values)));
    if (wrong) return turn.responder.invalid(wrong);
  } catch (error) {
    return sayBeside(turn.responder, error, (refusal) => fieldOf(intent, refusal, values));
  }
  await turn.bot.engine.db.write((tx) => finishPending(tx, pending.id));
}

/** What was typed stays, and is sent once more by whoever still wants it. */
async function sayChanged(turn: Turn, pending: Pending, changed: Changed, values: Values): Promise<void> {
  const { bot, responder } = turn;
  const [field = ''] = valueField in values ? [valueField] : Object.keys(values);
  await bot.engine.db.write((tx) => saveSeen(tx, pending, changed.seen));
  await responder.invalid({ [field]: `${changed.sentences} Send it again if you still want it.` });
}

function askedOf(intent: Intent | undefined): ArgumentSpec[] {
  return intent ? argumentsOf(intent.command) : [];
}

/**
 * The slots with what was typed in them, or what is wrong with it by field. Throws EngineError `certificate.private_key`
 * for what may be the inside of a private key where no secret is asked for.
 */
function readValues(
  intent: Intent | undefined,
  pending: Pending,
  values: Values,
): { slots: Record<string, unknown> } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const slots = { ...pending.intent.slots };
  const change = intent && changeArgument(intent);
  for (const [name, text] of Object.entries(values)) {
    const argument = askedOf(intent).find((each) => each.name === name);
    if (argument?.kind !== 'secret' && mayBeKeyMaterial(text)) throw keyMaterialShown();
    if (!argument || argument.kind === 'change' || text.trim() === '') continue;
    const reading = readValue(argument, text.trim(), argument.name.replaceAll('-', ' '));
    if ('error' in reading) errors[name] = reading.error;
    else slots[argument.slot] = filledValue(argument, reading.value);
  }
  const changed = change && readChanges(change, slots, values);
  if (changed && 'errors' in changed) Object.assign(errors, changed.errors);
  else if (change && changed) slots[change.slot] = changed.changes;
  return Object.keys(errors).length > 0 ? { errors } : { slots };
}

function filledValue(argument: ArgumentSpec, value: unknown): unknown {
  if (isSeveral(argument)) return severalOf(argument, String(value));
  return argument.list ? [value] : value;
}

/** A sentence beside each text that was neither pasted nor put in as a file; null when none is missing. */
function missingFiles(
  intent: Intent | undefined,
  values: Values,
  slots: Readonly<Record<string, unknown>>,
): Record<string, string> | null {
  const missing = (intent ? fileArguments(intent) : []).filter(
    ({ name, slot, required }) => required && name in values && slots[slot] === undefined,
  );
  if (missing.length === 0) return null;
  const sentence = 'Paste it here, or put its file in the field below.';
  return Object.fromEntries(missing.map(({ name }) => [name, sentence]));
}

/**
 * The field of a form that a refusal is about, else its first: what was typed stays there to be mended. Null where
 * nothing may stay: a platform may keep a form that stays open.
 */
function fieldOf(intent: Intent | undefined, error: EngineError, values: Values): string | null {
  if (!intent || error.code === 'certificate.private_key') return null;
  // What is said of an attribute is at fault, where something is.
  if (values[valueField]?.trim() && values.op !== 'remove' && error.field !== 'op') return valueField;
  const argument = askedOf(intent).find(({ slot }) => slot === error.field);
  return argument && argument.name in values ? argument.name : (Object.keys(values)[0] ?? null);
}
