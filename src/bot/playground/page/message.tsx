import type { ChatMessage } from '../protocol.js';
import { CardView } from './card';
import { openThread } from './connection';
import { repliesOf } from './state';

interface Props {
  readonly message: ChatMessage;
  readonly grouped: boolean;
  readonly threads: boolean;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** One message with its card, and the way to its thread. */
export function MessageView({ message, grouped, threads }: Props) {
  const { author, text, card, visibleTo, createdAt } = message;
  const name = author?.name ?? 'Magnum';
  return (
    <article
      class={`message${grouped ? ' grouped' : ''}${visibleTo ? ' private' : ''}`}
      data-message={message.id}
    >
      <span class={`avatar${author ? '' : ' bot'}`} aria-hidden="true">
        {grouped ? '' : author ? name.slice(0, 1).toUpperCase() : 'M'}
      </span>
      <div class="body">
        {!grouped && (
          <header>
            <strong>{name}</strong>
            {!author && <span class="tag">app</span>}
            <time dateTime={createdAt}>{clock.format(new Date(createdAt))}</time>
            {visibleTo && <span class="only">Only visible to you</span>}
          </header>
        )}
        {text && <p class={text.startsWith('/') ? 'text command' : 'text'}>{text}</p>}
        {card && <CardView card={card} message={message} />}
        {threads && !visibleTo && <ThreadLink id={message.id} isBot={!author} />}
      </div>
    </article>
  );
}

function ThreadLink({ id, isBot }: { id: string; isBot: boolean }) {
  const replies = repliesOf(id);
  if (replies.length === 0 && !isBot) return null;
  const last = replies.at(-1);
  return (
    <button
      type="button"
      class={`thread-link${replies.length === 0 ? ' empty' : ''}`}
      onClick={() => openThread(id)}
    >
      {replies.length === 0
        ? 'Reply in thread'
        : `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`}
      {last && <span class="last">last at {clock.format(new Date(last.createdAt))}</span>}
    </button>
  );
}
