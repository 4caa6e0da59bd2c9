import { keepMisreading, labelMisreadings, type Misreading } from '../../engine/store/misreadings.js';
import { withoutFields } from '../../intents/command.js';
import type { Intent } from '../../intents/intent.js';
import { mayMean } from './may-mean.js';
import type { Turn } from './turn.js';

/** Said while looking for how to say it, or what no words are read as. */
const noLabel = ['help', 'whoami', 'login', 'logout', 'approval-show', 'approval-ask', 'approval-answer'];

/**
 * Keeps words and how they were read, for the evaluation's corpus. Where they were another way to say what was misread before, both wait
 * for what is done next.
 */
export async function keepExample(
  { bot, inbound: { person, place } }: Turn,
  example: Pick<Misreading, 'text' | 'reading'>,
): Promise<void> {
  const before = bot.lately.misread(person, place);
  const isSameWish = before && (before.meant === null || before.meant.intent === example.reading.name);
  const id = await bot.engine.db.write((tx) => keepMisreading(tx, example));
  const examples = [...(isSameWish ? before.examples : []), { id, ...example }];
  bot.lately.noteMisread(person, place, { examples, meant: null });
}

/** What is done next after "not what I meant" is what those words meant, where it may be the same wish: else what they meant is not known. */
export async function labelMisread(
  { bot, inbound: { person, place } }: Turn,
  { command }: Intent,
  slots: Readonly<Record<string, unknown>>,
): Promise<void> {
  const misread = bot.lately.misread(person, place);
  if (!misread || misread.meant || noLabel.includes(command.name)) return;
  const meant = { name: command.name, slots: withoutFields(command, slots) };
  const ids = misread.examples.filter((each) => mayMean(each, meant)).map(({ id }) => id);
  if (ids.length > 0) await bot.engine.db.write((tx) => labelMisreadings(tx, ids, meant));
  bot.lately.noteMisread(person, place, { ...misread, meant: { intent: command.name, slots } });
}
