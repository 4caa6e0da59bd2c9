import { type Button, type Card, longestLabel } from '../../card/card.js';
import { own, plainWords } from '../../card/own.js';
import { type Approval, requestId } from '../../engine/approvals/approval.js';
import { listDecidable } from '../../engine/approvals/read.js';
import { changeOf } from '../../intents/approvals/change-text.js';
import { nameOf } from '../../intents/approvals/person.js';
import type { Intent } from '../../intents/intent.js';
import type { Turn } from './turn.js';
import { noRequestCard } from './words/cards.js';

const mostButtons = 5;

/** Words that name no request. */
const pointing = /^(?:it|this|that|them|request|this one|that one|它|这个|那个|这条|那条)$/i;

/** "approve", "approve it": shows what waits for whoever says it, to choose from. Answers whether it has. */
export async function askWhichRequest(
  { bot, caller, responder }: Turn,
  { command }: Intent,
  { request }: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const isMeant = request === undefined || (typeof request === 'string' && pointing.test(request.trim()));
  if (command.name !== 'approve' || !isMeant) return false;
  await responder.card(toChoose(await listDecidable(bot.engine, caller)));
  return true;
}

function toChoose(waiting: readonly Approval[]): Card {
  if (waiting.length === 0) return noRequestCard;
  return {
    title: 'Which request is to be approved?',
    tone: 'neutral',
    text: 'Nothing was approved yet. Whichever you press is shown once more, to be confirmed.',
    table: {
      columns: ['request', 'change', 'asked by', 'reason'],
      rows: waiting.map((each) => [
        requestId(each),
        changeOf(each),
        nameOf(each.requester),
        own(each.reason),
      ]),
    },
    buttons: waiting.slice(0, mostButtons).map(buttonOf),
  };
}

function buttonOf(approval: Approval): Button {
  const id = requestId(approval);
  const label = plainWords(`${id} · ${changeOf(approval)}`).slice(0, longestLabel);
  return { label, style: 'plain', action: `cmd:approve ${id}` };
}
