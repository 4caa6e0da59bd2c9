import type { Card } from '../../../card/card.js';
import { showCluster } from '../../../engine/clusters/lookup.js';
import type { Pending } from '../../../engine/store/pending.js';
import { asksToBeTold } from '../../../intents/language/told-anyway.js';
import type { Turn } from '../turn.js';
import { askAgain, askedArgument } from './ask.js';
import { standing } from './go-on-from.js';
import { route } from './route.js';
import { clusterOfThread } from './topic.js';

/** What takes its time, and has a card with a thread that is told of it. */
const begun =
  /^(?:cluster-(?:create|resize|update|upgrade|delete|retry)|nodegroup-(?:create|update|delete)|ca-rotate)$/;

const ends = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'DELETE_COMPLETE'];

const toldCard: Card = {
  title: 'You are told anyway',
  tone: 'neutral',
  text: 'The card of what is done is kept up to date, and its thread says when it is done, or why it failed.',
};

/**
 * "Tell me when it's done" of what is asked about, shown or being done: it is told anyway. Of a cluster at rest, in its thread, the channel can be
 * told. Answers whether this was said.
 */
export async function isToldAnyway(turn: Turn, waiting: Pending | null, text: string): Promise<boolean> {
  if (!asksToBeTold(text)) return false;
  const { responder } = turn;
  if (waiting && begun.test(waiting.intent.name)) {
    const asked = askedArgument(turn.bot, waiting);
    if (!asked) await responder.card(standing(turn, waiting, toldCard));
    else await askAgain(withTold(turn), waiting, asked, 'asked');
    return true;
  }
  const inThread = await clusterOfThread(turn);
  const cluster = inThread ?? turn.bot.lately.cluster(turn.inbound.person, turn.inbound.place);
  if (cluster === undefined) return false;
  const isGoing = await showCluster(turn.bot.engine, turn.caller, cluster).then(
    ({ status }) => status.endsWith('_IN_PROGRESS'),
    () => false,
  );
  if (isGoing)
    await responder.card({
      ...toldCard,
      buttons: [
        {
          label: 'Tell this channel',
          style: 'plain',
          action: `cmd:alert-subscribe complete failed --cluster ${cluster}`,
        },
      ],
    });
  else if (inThread !== undefined)
    await route(turn, { intent: 'alert-subscribe', slots: { statuses: ends, cluster } }, text);
  return isGoing || inThread !== undefined;
}

/** A turn whose question says as well that it is told. */
function withTold(turn: Turn): Turn {
  const { responder } = turn;
  const card: typeof responder.card = (shown) =>
    responder.card({ ...shown, footnote: String(toldCard.text) });
  return { ...turn, responder: { ...responder, card } };
}
