import { Icon } from '../parts/icons.js';
import { hello } from '../state/chat.js';
import { t } from '../state/language.js';
import { addressOf, channel, menuOpen } from '../state/place.js';
import { unread } from '../state/read.js';

/** The channels, with how much there is to read in each. */
export function Channels() {
  return (
    <div class="channels">
      <h2 id="channels-title">{t('Channels')}</h2>
      <ul aria-labelledby="channels-title">
        {hello.value?.channels.map(({ name, topic }) => {
          const count = name === channel.value ? 0 : (unread.value[name] ?? 0);
          return (
            <li key={name}>
              <a
                href={addressOf(name)}
                class={count > 0 ? 'unread' : ''}
                title={topic}
                aria-current={name === channel.value ? 'page' : undefined}
                onClick={() => {
                  menuOpen.value = false;
                }}
              >
                <Icon name="hash" />
                <span class="channel-name">{name}</span>
                {count > 0 && (
                  <span class="badge">
                    {count > 99 ? '99+' : count}
                    <span class="hidden"> {t('unread')}</span>
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
