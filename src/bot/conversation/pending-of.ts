import { getPending, type Pending } from '../../engine/store/pending.js';
import { findIntent } from '../../intents/grammar/parse.js';
import { writeCommand } from '../../intents/grammar/write.js';
import type { Bot } from '../bot.js';
import type { Person } from '../platform.js';
import { type Action, readAction } from './actions.js';
import { decidedCard, staleCard } from './answers.js';
import { isHeldBack } from './barrier.js';
import type { Turn } from './turn.js';

type Answer = Extract<Action, { readonly pending: string }>;

/**
 * The question that somebody answers; null, and said why, where it is over or another's. What comes of it takes the place of their own
 * question, or what was decided does, and never of what answered it before.
 */
export async function requirePending(turn: Turn, { kind, pending: id }: Answer): Promise<Pending | null> {
  const pending = await getPending(turn.bot.engine.db.read, id);
  const isOpen = pending?.state === 'waiting' || pending?.state === 'aside';
  if (isOpen && isTheirs(pending, turn.inbound.person) && !staysOpen(turn, kind, pending))
    turn.responder.instead?.(decidedCard(kind, spoken(turn, pending)));
  const problem = problemWith(pending, turn.inbound.person);
  if (!problem) return pending;
  await turn.responder.card(staleCard(problem));
  return null;
}

/** What the channel does not let go on just now is still there to be pressed later. */
function staysOpen(
  { bot, standing }: Turn,
  kind: Answer['kind'],
  { intent: { name, slots } }: Pending,
): boolean {
  const intent = findIntent(bot.intents, name);
  return kind === 'confirm' && intent !== undefined && isHeldBack(standing, intent, slots);
}

/** The command without its flags, and without the attributes that it changes: both may be long. */
function spoken({ bot }: Turn, { intent: { name, slots } }: Pending): string {
  const command = findIntent(bot.intents, name)?.command;
  if (!command) return name;
  const positionals = command.positionals.filter(({ kind }) => kind !== 'change');
  return writeCommand({ ...command, positionals, flags: [] }, slots);
}

function problemWith(pending: Pending | null, person: Person): string | null {
  if (!pending) return 'This question is not known any more. Type the command again.';
  if (!isTheirs(pending, person))
    return 'Only the person who was asked can answer this. Type the command yourself.';
  if (pending.state === 'done') return 'This was done already.';
  if (pending.state === 'cancelled') return 'This was cancelled.';
  if (pending.expiresAt < new Date())
    return 'This question is more than an hour old. Type the command again.';
  return null;
}

function isTheirs({ person: { platform, workspace, id } }: Pending, person: Person): boolean {
  return platform === person.platform && workspace === person.workspace && id === person.id;
}

/** Whether a button answers something that waits for its person's word, or that waits for its button alone; null where it answers nothing, or what is over. */
export async function whetherOpen(bot: Bot, pressed: string): Promise<'open' | 'left' | null> {
  const action = readAction(pressed);
  const pending = action && 'pending' in action ? await getPending(bot.engine.db.read, action.pending) : null;
  if (!pending || pending.expiresAt < new Date()) return null;
  if (pending.state === 'aside') return 'left';
  return pending.state === 'waiting' && pending.intent.name !== 'none' ? 'open' : null;
}
