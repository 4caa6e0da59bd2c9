import type { Button, Card, Inline, Step, Text } from '../../../card/card.js';
import type { ChatMessage } from '../protocol.js';
import { press } from './connection';

/** A card as a person reads it. */
export function CardView({ card, message }: { card: Card; message: ChatMessage }) {
  return (
    <section class={`card ${card.tone}`} aria-label={card.title}>
      <h3>
        <span class="mark" aria-hidden="true">
          {marks[card.tone]}
        </span>
        {card.title}
      </h3>
      {card.text && (
        <p class="card-text">
          <Inlines text={card.text} />
        </p>
      )}
      {card.progress && <Progress {...card.progress} tone={card.tone} />}
      {card.steps && <Steps steps={card.steps} />}
      {card.facts && card.facts.length > 0 && (
        <dl>
          {card.facts.map(({ label, value, short }) => (
            <div key={label} class={short === false ? 'long' : ''}>
              <dt>{label}</dt>
              <dd>
                <Inlines text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {card.table && <CardTable {...card.table} />}
      {card.code && <pre>{card.code}</pre>}
      {card.buttons && card.buttons.length > 0 && <Buttons buttons={card.buttons} message={message} />}
      {card.footnote && (
        <footer>
          <Inlines text={card.footnote} />
        </footer>
      )}
    </section>
  );
}

const marks: Record<Card['tone'], string> = {
  neutral: '●',
  progress: '◔',
  success: '✓',
  warning: '!',
  danger: '✕',
};

function Inlines({ text }: { text: Text }) {
  return <>{typeof text === 'string' ? text : text.map((part, i) => <InlineView key={i} part={part} />)}</>;
}

function InlineView({ part }: { part: Inline }) {
  if (typeof part === 'string') return <>{part}</>;
  if ('bold' in part) return <strong>{part.bold}</strong>;
  if ('code' in part) return <code>{part.code}</code>;
  return <span class="mention">@{part.name}</span>;
}

function Progress({
  done,
  total,
  caption,
  tone,
}: {
  done: number;
  total: number;
  caption: string;
  tone: Card['tone'];
}) {
  const percent = total > 0 ? Math.round((100 * done) / total) : 0;
  return (
    <div class="progress">
      <div
        class={`track ${total === 0 && tone === 'progress' ? 'unknown' : ''}`}
        role="progressbar"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={caption}
      >
        <div class="fill" style={{ width: `${percent}%` }} />
      </div>
      <span>{caption}</span>
    </div>
  );
}

const stepMarks: Record<Step['state'], string> = { waiting: '○', active: '◔', done: '✓', failed: '✕' };

function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="steps">
      {steps.map(({ label, state, detail }) => (
        <li key={label} class={state}>
          <span aria-hidden="true">{stepMarks[state]}</span>
          {label}
          <span class="hidden"> {state}</span>
          {detail && <small>{detail}</small>}
        </li>
      ))}
    </ol>
  );
}

function CardTable({ columns, rows }: NonNullable<Card['table']>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the card is scrolled with the keys
    <div class="table" tabIndex={0} role="region" aria-label={columns.join(', ')}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Buttons({ buttons, message }: { buttons: readonly Button[]; message: ChatMessage }) {
  return (
    <div class="buttons">
      {buttons.map(({ label, style, action }) => (
        <button key={label} type="button" class={style} onClick={() => press(action, message.id, message)}>
          {label}
        </button>
      ))}
    </div>
  );
}
