import type { Card } from '../../card/card.js';
import { plainWords } from '../../card/own.js';
import { counted } from '../../card/words.js';
import type { OutboxContent } from '../../engine/store/outbox.js';

type Settled = Extract<OutboxContent, { draw: 'settled' }>;

/** Who settled what for a channel, in one line that everybody there reads. */
export function settledCard({ who, change }: Pick<Settled, 'who' | 'change'>): Card {
  return { title: titleOf(plainWords(who.name), change), tone: 'neutral' };
}

function titleOf(name: string, change: Settled['change']): string {
  switch (change.kind) {
    case 'project':
      return change.from === null
        ? `This channel was bound to project ${change.to} by ${name}`
        : `This channel was bound to project ${change.to} by ${name}, and was to ${change.from}`;
    case 'guardrail':
      return `The guardrail of this channel was changed from ${change.from} to ${change.to} by ${name}`;
    case 'unsubscribed':
      return unsubscribedTitle(name, change);
  }
}

function unsubscribedTitle(
  name: string,
  { without, heard }: Extract<Settled['change'], { kind: 'unsubscribed' }>,
): string {
  const others = plainWords([...new Set(heard.map(({ by }) => by))].join(', '));
  const [only, ...more] = heard;
  if (without !== null) return `${name} left ${without} out of what ${others} had this channel told`;
  if (!only || more.length > 0)
    return `${name} ended ${counted(heard.length, 'subscription')} of this channel that ${others} had made`;
  const { kinds, cluster } = only;
  const what = kinds.length > 0 ? kinds.join(', ') : 'everything';
  return cluster
    ? `${name} ended what ${others} had this channel told: ${what} of ${cluster}`
    : `${name} ended what ${others} had this channel told: ${what}`;
}
