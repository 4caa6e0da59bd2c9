import type { ChatMessage } from '../../protocol.js';
import { CardView } from '../card/card.js';
import { Elsewhere } from '../elsewhere/elsewhere.js';
import { CommandLine } from '../parts/command-line.js';
import { CopyButton } from '../parts/copy-button.js';
import { Icon } from '../parts/icons.js';
import { Time } from '../parts/time.js';
import { drawing } from '../state/drawn-as.js';
import { t } from '../state/language.js';
import { go } from '../state/place.js';
import { ThreadLink } from '../thread/thread-link.js';
import { Avatar } from './avatar.js';

interface Props {
  readonly message: ChatMessage;
  readonly grouped: boolean;
  /** The thread in which it is shown; null in the channel. */
  readonly shownIn: string | null;
}

/** One message with its card, and the way to its thread. */
export function MessageView({ message, grouped, shownIn }: Props) {
  const { id, author, text, card, visibleTo, createdAt, channel } = message;
  const name = author?.name ?? 'Magnum';
  const threads = shownIn === null && !visibleTo;
  return (
    <article
      class={`message${grouped ? ' grouped' : ''}${visibleTo ? ' private' : ''}`}
      aria-label={`${name}, ${card?.title ?? text ?? ''}`}
      data-message={id}
    >
      {grouped ? <Time at={createdAt} /> : <Avatar author={author} />}
      <div class="body">
        {!grouped && (
          <header>
            <strong class="name">{name}</strong>
            {!author && <span class="tag">{t('app')}</span>}
            <Time at={createdAt} />
            {visibleTo && (
              <span class="only">
                <Icon name="lock" />
                {t('Only visible to you')}
              </span>
            )}
          </header>
        )}
        {text && <Words text={text} />}
        {card && <Drawn card={card} message={id} place={{ channel, thread: shownIn }} />}
        {threads && <ThreadLink root={id} channel={channel} />}
      </div>
      {(threads || text) && (
        <div class="tools">
          {text && <CopyButton text={text} label={t('Copy the text')} />}
          {threads && (
            <button
              type="button"
              class="icon-button"
              aria-label={t('Reply in thread')}
              title={t('Reply in thread')}
              onClick={() => go(channel, id)}
            >
              <Icon name="reply" />
            </button>
          )}
        </div>
      )}
    </article>
  );
}

/** A card as this page draws it, or as one has chosen. */
function Drawn(props: Parameters<typeof CardView>[0]) {
  const platform = drawing();
  return platform === 'playground' ? <CardView {...props} /> : <Elsewhere platform={platform} {...props} />;
}

/** What was said; a command looks like one, and breaks between its words only. */
export function Words({ text }: { text: string }) {
  if (!/^\/?magnum\b/i.test(text)) return <p class="text">{text}</p>;
  return (
    <p class="text command">
      <CommandLine line={text} />
    </p>
  );
}
