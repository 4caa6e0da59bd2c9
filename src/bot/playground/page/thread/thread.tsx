import { useEffect } from 'preact/hooks';
import { Composer } from '../composer/composer.js';
import { MessageList } from '../messages/message-list.js';
import { Icon } from '../parts/icons.js';
import { loaded, messages, threads } from '../state/chat.js';
import { t } from '../state/language.js';
import { channel, closeThread } from '../state/place.js';

/** A message with everything that hangs under it. */
export function Thread({ root }: { root: string }) {
  const first = messages.value.get(root);
  const replies = threads.value.get(root) ?? [];
  useEffect(() => {
    const touch = matchMedia('(hover: none)').matches;
    document.getElementById(touch ? 'close-thread' : 'thread-composer')?.focus();
    return () => {
      // Back to where one came from: the link of the thread, else the box of the channel.
      const link = document.querySelector<HTMLElement>(`[data-message="${root}"] .thread-link`);
      if (document.activeElement === document.body || document.activeElement === null || inThread()) {
        (link ?? document.getElementById('composer'))?.focus();
      }
    };
  }, [root]);
  return (
    <aside class="thread" aria-label={t('Thread')}>
      <header class="bar">
        <button
          type="button"
          id="close-thread"
          class="icon-button close"
          aria-label={t('Close the thread')}
          title={t('Close (Esc)')}
          onClick={closeThread}
        >
          <Icon name="close" />
        </button>
        <h2>{t('Thread')}</h2>
        <span class="topic">#{channel.value}</span>
      </header>
      <MessageList
        key={root}
        messages={first ? [first, ...replies] : replies}
        channel={channel.value}
        thread={root}
        seen={null}
        label={t('Messages of the thread')}
      >
        {!first && loaded.value && <p class="empty">{t('This message is not here any more.')}</p>}
      </MessageList>
      <Composer id="thread-composer" channel={channel.value} thread={root} placeholder={t('Reply…')} />
    </aside>
  );
}

function inThread(): boolean {
  return document.activeElement?.closest('.thread') !== null;
}
