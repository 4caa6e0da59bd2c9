import { own } from '../../../card/own.js';
import { type Approval, requestId } from '../../../engine/approvals/approval.js';
import { listDecidable } from '../../../engine/approvals/read.js';
import { requestOfThread } from '../../../engine/store/messages.js';
import { changeOf } from '../../../intents/approvals/change-text.js';
import { nameOf } from '../../../intents/approvals/person.js';
import { decidesSaid } from '../../../intents/language/decide-said.js';
import type { Turn } from '../turn.js';
import { noRequestCard, privilegedCard } from './cards.js';
import { route } from './route.js';

/**
 * "Approve it": the exact command for the request that the thread hangs from, that was looked at last, or that waits alone; which one is meant is
 * asked for where several may be. Nothing is decided by words. Answers whether this was said.
 */
export async function isToDecide(turn: Turn, text: string): Promise<boolean> {
  const command = decidesSaid(text);
  if (!command) return false;
  const waiting = await listDecidable(turn.bot.engine, turn.caller);
  const spoken = await spokenOf(turn);
  const one =
    waiting.find((each) => requestId(each) === spoken) ?? (waiting.length === 1 ? waiting[0] : null);
  if (waiting.length === 0) await turn.responder.card(noRequestCard);
  else if (one) await turn.responder.card(decisionCard(command, one));
  else await route(turn, { intent: command, slots: {} }, text);
  return true;
}

/** The request that the thread is about, or that was asked after last. */
async function spokenOf({ bot, inbound }: Turn): Promise<string | undefined> {
  const { thread } = inbound.place;
  const number = thread ? await requestOfThread(bot.engine.db.read, thread) : null;
  if (number !== null) return requestId({ number });
  const { request } = bot.lately.heard(inbound.person, inbound.place)?.meaning.slots ?? {};
  return typeof request === 'string' ? request.toUpperCase().replace(/^#/, 'Q-') : undefined;
}

function decisionCard(command: string, request: Approval) {
  const card = privilegedCard(`${command} ${requestId(request)}`);
  return {
    ...card,
    facts: [
      { label: 'change', value: changeOf(request) },
      { label: 'asked by', value: nameOf(request.requester) },
      { label: 'reason', value: own(request.reason) },
    ],
  };
}
