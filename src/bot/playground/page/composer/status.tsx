import { isWorking } from '../state/in-hand.js';
import { t } from '../state/language.js';

/** Under the box: what the bot does, and what the keys do. */
export function Status(props: {
  id: string;
  channel: string;
  thread: string | null;
  suggested: number;
  left: number;
}) {
  const { id, channel, thread, suggested, left } = props;
  return (
    <div class="status">
      <span role="status">
        {isWorking(channel, thread) && (
          <span class="typing">
            <i />
            <i />
            <i /> {t('Magnum is working…')}
          </span>
        )}
        {suggested > 0 && <span class="hidden">{t(`${suggested} suggestions, arrow keys to choose`)}</span>}
      </span>
      <span id={id} class="hint">
        {t(left < 500 ? `${left} characters left` : 'Enter to send, Shift+Enter for a new line')}
      </span>
    </div>
  );
}
