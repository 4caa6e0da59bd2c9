import type { Inline, Text } from '../../../../card/card.js';
import { shortMomentOf } from '../messages/words.js';
import { locale } from '../state/language.js';
import { me } from '../state/person.js';

/** A text of a card: plain strings stand as they are. */
export function Inlines({ text }: { text: Text }) {
  if (typeof text === 'string') return <>{text}</>;
  return (
    <>
      {text.map((part, i) => (
        <InlineView key={i} part={part} />
      ))}
    </>
  );
}

function InlineView({ part }: { part: Inline }) {
  if (typeof part === 'string') return <>{part}</>;
  if ('bold' in part) return <strong>{part.bold}</strong>;
  if ('code' in part) return <code>{part.code}</code>;
  if ('time' in part)
    return (
      <time dateTime={part.time} title={part.text}>
        {shortMomentOf(part.time, locale())}
      </time>
    );
  return <span class={part.mention === me.value ? 'mention self' : 'mention'}>@{part.name}</span>;
}
