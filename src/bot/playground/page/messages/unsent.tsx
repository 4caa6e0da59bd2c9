import { Icon, Spinner } from '../parts/icons.js';
import { discard, say } from '../server/say.js';
import type { InHand } from '../state/in-hand.js';
import { t } from '../state/language.js';
import { me, personName } from '../state/person.js';
import { Avatar } from './avatar.js';
import { Words } from './message.js';

/** Something said that the server has not taken yet, and what can be done about it. */
export function Unsent({ said }: { said: InHand }) {
  const { deliveryId, text = '', state, problem, wasSecret, channel, thread } = said;
  const again = () => {
    discard(deliveryId);
    say(text, channel, thread);
  };
  return (
    <article class={`message unsent ${state}`} aria-label={t(`${personName.value}, not sent yet`)}>
      <Avatar author={{ id: me.value, name: personName.value }} />
      <div class="body">
        <header>
          <strong class="name">{personName.value}</strong>
          <span class="only">
            {t(state === 'sending' ? 'sending…' : state === 'waiting' ? 'waiting for the server…' : '')}
          </span>
        </header>
        <Words text={text} />
        {state === 'refused' && (
          <p class="problem" role="alert">
            <Icon name="warning" />
            <span>
              {!wasSecret && `${t('Not sent:')} `}
              {t(problem ?? '')}
            </span>
          </p>
        )}
        {state !== 'sending' && (
          <div class="buttons small">
            {wasSecret ? null : state === 'refused' ? (
              <button type="button" class="button plain" onClick={again}>
                {t('Try again')}
              </button>
            ) : (
              <Spinner />
            )}
            <button type="button" class="button plain" onClick={() => discard(deliveryId)}>
              {t('Discard')}
            </button>
          </div>
        )}
      </div>
    </article>
  );
}
