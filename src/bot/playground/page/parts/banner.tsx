import { useEffect, useState } from 'preact/hooks';
import { loaded } from '../state/chat.js';
import { blocked, online } from '../state/connection.js';
import { unsent } from '../state/in-hand.js';
import { t } from '../state/language.js';
import { Icon, Spinner } from './icons.js';

const patience = 700;

/** Says that the server does not answer, when that lasts; over the page, so that nothing moves. */
export function Banner() {
  const away = loaded.value && !online.value;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(false);
    if (!away) return;
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, [away]);
  const waiting = unsent.value.filter(({ state }) => state !== 'refused').length;
  if (blocked.value) {
    return (
      <div class="banner" role="alert">
        <Icon name="warning" />
        {blocked.value}
      </div>
    );
  }
  if (!shown) return null;
  return (
    <div class="banner" role="status">
      <Spinner />
      <span>
        <strong>{t('The server does not answer.')}</strong> {t('Reconnecting…')}
        {waiting > 0 &&
          ` ${t(`${waiting === 1 ? 'Your message is' : `${waiting} messages are`} kept and will be sent.`)}`}
      </span>
    </div>
  );
}
