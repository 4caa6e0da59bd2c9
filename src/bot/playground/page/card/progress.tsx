import type { Card, Step } from '../../../../card/card.js';
import { Icon, type IconName, Spinner } from '../parts/icons.js';
import { t } from '../state/language.js';

/** How far something is; a bar that wanders while nobody knows of how much. */
export function Progress({
  done,
  total,
  caption,
  moving,
}: NonNullable<Card['progress']> & { moving: boolean }) {
  const percent = total > 0 ? Math.round((100 * Math.min(done, total)) / total) : 0;
  const unknown = total === 0 && moving;
  return (
    <div class="progress">
      <div
        class={`track${unknown ? ' unknown' : ''}${moving ? ' moving' : ''}`}
        role="progressbar"
        aria-label={t('Progress')}
        aria-valuetext={caption}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={unknown ? undefined : percent}
      >
        <div class="fill" style={{ width: unknown ? undefined : `${percent}%` }} />
      </div>
      <div class="caption">
        <span>{caption}</span>
        {total > 0 && <span>{percent} %</span>}
      </div>
    </div>
  );
}

const icons: Record<Exclude<Step['state'], 'active'>, IconName> = {
  waiting: 'dot',
  done: 'check',
  failed: 'cross',
};
const words: Record<Step['state'], () => string> = {
  waiting: () => t('waiting'),
  active: () => t('in progress'),
  done: () => t('done'),
  failed: () => t('failed'),
};

/** The stages of something, side by side where there is room. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="steps">
      {steps.map(({ label, state, detail }) => (
        <li key={label} class={state}>
          <span class="state">{state === 'active' ? <Spinner /> : <Icon name={icons[state]} />}</span>
          <span>
            {label}
            <span class="hidden">, {words[state]()}</span>
            {detail && <small>{detail}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}
