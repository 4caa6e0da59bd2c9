import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { ChatMessage } from '../../protocol.js';
import { Icon } from '../parts/icons.js';
import { unsent } from '../state/in-hand.js';
import { locale, t } from '../state/language.js';
import { me } from '../state/person.js';
import { arrange, type Row } from './arrange.js';
import { useFollow } from './follow.js';
import { MessageView } from './message.js';
import { Unsent } from './unsent.js';
import { dayOf } from './words.js';

interface Props {
  readonly messages: readonly ChatMessage[];
  readonly channel: string;
  /** The thread that is shown; null: the channel itself. */
  readonly thread: string | null;
  readonly label: string;
  /** Up to where it had been read before. */
  readonly seen: string | null;
  /** Stands above the messages. */
  readonly children?: ComponentChildren;
}

/** Messages, oldest first; it follows the newest while one is at the bottom. */
export function MessageList({ messages, channel, thread, label, seen, children }: Props) {
  const box = useRef<HTMLElement>(null);
  const waiting = unsent.value.filter((each) => each.channel === channel && each.thread === thread);
  const last = messages.at(-1);
  const newest = `${last?.id} ${waiting.at(-1)?.deliveryId}`;
  const isMine = waiting.length > 0 || (last?.author?.id ?? last?.visibleTo) === me.value;
  const { missed, toEnd, onScroll } = useFollow(box, newest, isMine);
  return (
    <div class="list">
      <section
        class="messages"
        ref={box}
        role="log"
        aria-relevant="additions"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keys
        tabIndex={0}
        onScroll={onScroll}
      >
        <div class="rows">
          {children}
          {arrange(messages, seen, me.value).map((row) => (
            <RowView key={keyOf(row)} row={row} shownIn={thread} />
          ))}
          {waiting.map((said) => (
            <Unsent key={said.deliveryId} said={said} />
          ))}
        </div>
      </section>
      {missed && (
        <button type="button" class="jump" onClick={toEnd}>
          <Icon name="down" />
          {t('New messages')}
        </button>
      )}
    </div>
  );
}

function keyOf(row: Row): string {
  return row.kind === 'message' ? row.message.id : row.kind === 'day' ? row.at : row.kind;
}

function RowView({ row, shownIn }: { row: Row; shownIn: string | null }) {
  if (row.kind === 'message')
    return <MessageView message={row.message} grouped={row.grouped} shownIn={shownIn} />;
  if (row.kind === 'new') return <div class="line new">{t('New')}</div>;
  return (
    <div class="line">
      <time dateTime={row.at}>{t(dayOf(row.at, new Date(), locale()))}</time>
    </div>
  );
}
