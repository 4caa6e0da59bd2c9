import { timeOf } from '../messages/words.js';
import { Icon } from '../parts/icons.js';
import { threads } from '../state/chat.js';
import { locale, t } from '../state/language.js';
import { addressOf } from '../state/place.js';
import { hasNews } from '../state/read.js';

/** The way to the thread under a message, when it has one. */
export function ThreadLink({ root, channel }: { root: string; channel: string }) {
  const replies = threads.value.get(root);
  const last = replies?.at(-1);
  if (!replies || !last) return null;
  const news = hasNews(root);
  return (
    <a class={`thread-link${news ? ' news' : ''}`} href={addressOf(channel, root)}>
      <Icon name="reply" />
      <span>{t(`${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`)}</span>
      {news && <span class="hidden">{t(', some are new')}</span>}
      <span class="last">{t(`last at ${timeOf(last.createdAt, locale())}`)}</span>
    </a>
  );
}
