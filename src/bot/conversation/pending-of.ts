import { getPending, type Pending } from '../../engine/store/pending.js';
import type { Person } from '../platform.js';
import { staleCard } from './answers.js';
import type { Turn } from './turn.js';

/**
 * The question that somebody answers; null, and said why, where it is over or another's. What comes of it takes the place of their own
 * question, unless `stays`, and never of what answered it before.
 */
export async function requirePending(turn: Turn, id: string, stays = false): Promise<Pending | null> {
  const pending = await getPending(turn.bot.engine.db.read, id);
  const isOpen = pending?.state === 'waiting' || pending?.state === 'aside';
  if (isOpen && !stays && isTheirs(pending, turn.inbound.person)) turn.responder.instead?.();
  const problem = problemWith(pending, turn.inbound.person);
  if (!problem) return pending;
  await turn.responder.card(staleCard(problem));
  return null;
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
