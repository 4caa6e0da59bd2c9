import { type Button, type Card, longestAction, longestLabel } from '../../card/card.js';
import { boundId, type Several, shortId } from '../../engine/alerts/end.js';
import type { Subscription, Wish } from '../../engine/alerts/subscription.js';
import { saidExcept, saidWhat, saidWhen } from './said.js';

/** As many as have a button each, beside the one for all of them. */
const mostButtons = 4;

/** Which of a channel's subscriptions is to end, with a button for each; `lineOf`: the command that ends one by its id, or all of them. */
export function whichCard(
  { several, standing }: Several,
  lineOf: (which: { readonly id: string } | { readonly all: true }) => string,
): Card {
  const all = [
    ...several.map((each) => ({ id: shortId(each), wish: each as Wish, by: askedBy(each) })),
    ...(standing ? [{ id: boundId, wish: standing, by: 'because it is bound' }] : []),
  ];
  const one = ({ id, wish }: (typeof all)[number]): Button => ({
    label: `${saidOf(wish).slice(0, longestLabel - id.length - 3)} · ${id}`,
    style: 'plain',
    action: `cmd:${lineOf({ id })}`,
  });
  return {
    title: 'Which of them is to end?',
    tone: 'neutral',
    text: 'Nothing was ended. One may be said by its id, or by what it was asked for with; --all ends them all.',
    table: {
      columns: ['id', 'hears', 'when', 'asked by'],
      rows: all.map(({ id, wish, by }) => [id, saidOf(wish), saidWhen(wish), by]),
    },
    buttons: [
      ...all.slice(0, mostButtons).map(one),
      { label: 'All of them', style: 'danger' as const, action: `cmd:${lineOf({ all: true })}` },
    ].filter(({ action }) => action.length <= longestAction),
  };
}

function saidOf(wish: Wish): string {
  const except = saidExcept(wish);
  return `${saidWhat(wish)}${except ? `, except ${except}` : ''}`;
}

function askedBy({ caller: { chat, userName } }: Subscription): string {
  return chat?.name ?? userName;
}
