import type { Logger } from 'pino';
import type { Card } from '../../card/card.js';
import { slackCode } from './errors.js';
import { type RenderedMessage, renderCard } from './render/card.js';
import { stepDrawings } from './render/plan.js';

/** Slack's words for blocks that it does not take. */
const refusals = new Set(['invalid_blocks', 'invalid_blocks_format']);

/** Draws a card and sends it: with its steps as a plan, where the workspace takes plans. Throws what `send` throws. */
export type SendDrawn = <T>(card: Card, send: (message: RenderedMessage) => Promise<T>) => Promise<T>;

/**
 * Finds out how the workspace takes steps: what it refuses is drawn in the next way, and when that is taken, so is everything
 * from then on, as long as the program runs. Whatever is refused in every way has another fault, and nothing is learned of it.
 */
export function sendDrawn(logger: Logger): SendDrawn {
  let known = 0;
  return async (card, send) => {
    if (!card.steps?.length) return send(renderCard(card));
    for (let way = known; ; way += 1) {
      const how = stepDrawings[way] ?? 'text';
      try {
        const answer = await send(renderCard(card, how));
        if (way > known) {
          known = way;
          logger.warn(
            { how },
            'Slack does not take the steps of a card as a plan here, they are drawn otherwise',
          );
        }
        return answer;
      } catch (error) {
        if (how === 'text' || !refusals.has(slackCode(error) ?? '')) throw error;
      }
    }
  };
}
