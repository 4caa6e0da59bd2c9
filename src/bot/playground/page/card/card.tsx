import type { Card, Fact, Tone } from '../../../../card/card.js';
import { CopyButton } from '../parts/copy-button.js';
import { Icon, type IconName, Spinner } from '../parts/icons.js';
import { Preformatted } from '../parts/preformatted.js';
import { t } from '../state/language.js';
import { Buttons } from './buttons.js';
import { Files } from './files.js';
import { Inlines } from './inlines.js';
import { Pictures } from './pictures.js';
import { Progress, Steps } from './progress.js';
import { CardTable } from './table.js';

interface Props {
  readonly card: Card;
  readonly message: string;
  readonly place: { readonly channel: string; readonly thread: string | null };
}

/** A card as a person reads it. */
export function CardView({ card, message, place }: Props) {
  const { title, tone, text, progress, steps, facts = [], table, code, buttons = [], footnote } = card;
  const { files = [], pictures = [] } = card;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, and a landmark for every card would be too many
    <div class={`card ${tone}`} role="group" aria-label={title}>
      <h2>
        <span class="mark">
          {tone === 'progress' && progress ? <Spinner /> : <Icon name={marks[tone]} />}
        </span>
        <span>{title}</span>
      </h2>
      {text && text.length > 0 && (
        <p class="card-text">
          <Inlines text={text} />
        </p>
      )}
      {progress && <Progress {...progress} moving={tone === 'progress'} />}
      {steps && steps.length > 0 && <Steps steps={steps} />}
      {facts.length > 0 && <Facts facts={facts} />}
      {pictures.length > 0 && <Pictures pictures={pictures} />}
      {table && <CardTable {...table} title={title} />}
      {code && <Code code={code} />}
      {files.length > 0 && <Files files={files} />}
      {buttons.length > 0 && <Buttons buttons={buttons} message={message} place={place} />}
      {footnote && (
        <footer>
          <Inlines text={footnote} />
        </footer>
      )}
    </div>
  );
}

const marks: Record<Tone, IconName> = {
  neutral: 'dot',
  progress: 'dot',
  success: 'check',
  warning: 'warning',
  danger: 'cross',
};

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl>
      {facts.map(({ label, value, short }) => (
        <div key={label} class={short === false ? 'long' : ''}>
          <dt>{label}</dt>
          <dd>
            <Inlines text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Code({ code }: { code: string }) {
  return (
    <div class="code">
      <Preformatted>{code}</Preformatted>
      <CopyButton text={code} label={t('Copy')} />
    </div>
  );
}
