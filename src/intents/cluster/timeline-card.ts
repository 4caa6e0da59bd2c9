import type { Button, Card } from '../../card/card.js';
import { elapsed } from '../../card/words.js';
import type { Operation } from '../../engine/operations/operation.js';
import { type Span, stages, stretchOf, type Timeline, tookOf } from '../../engine/operations/timeline.js';
import { drawnSpans, timelineSvg, waitsForGuest } from '../picture/timeline.js';
import { operationTitle, operationTone } from './operation-card.js';

const mostRows = 20;

/** How the time of an operation was spent: a picture, and the same in words and as a table. */
export function timelineCard(timeline: Timeline): Card {
  const { cluster, operation, length, spans } = timeline;
  const title = `Timeline of ${cluster.name}`;
  const back: Button = {
    label: 'What happened',
    style: 'plain',
    action: `cmd:cluster-events ${cluster.uuid}`,
  };
  if (spans.length === 0) {
    return {
      title,
      tone: 'neutral',
      text: `${operationTitle(operation)}. ${nothingSeen(operation)}`,
      buttons: [back],
    };
  }
  const rows = longestFirst(timeline)
    .slice(0, mostRows)
    .map((span) => [span.path.join(' › '), elapsed(tookOf(span, length)), elapsed(span.from), outcome(span)]);
  const left = spans.length - rows.length;
  return {
    title,
    tone: operationTone(operation),
    text: inWords(timeline),
    table: { columns: ['resource', 'took', 'began after', 'outcome'], rows },
    drawings: [
      {
        name: `${cluster.name}-timeline.png`,
        draw: (t) => timelineSvg(timeline, `${headline(operation)} · ${elapsed(length)}`, t),
        alt: `A bar for each of ${drawnSpans(timeline).length} resources over ${elapsed(length)}. ${inWords(timeline)}`.slice(
          0,
          900,
        ),
      },
    ],
    buttons: [back],
    ...(left > 0 ? { footnote: `${left} quicker ones are not listed.` } : {}),
  };
}

/** Why there is nothing of it. */
function nothingSeen({ state }: Operation): string {
  return state === 'running'
    ? 'It has only begun: look again in a moment.'
    : 'Heat remembers nothing of what it did for that.';
}

/** What stands over the picture: of a retry that it is that. */
function headline(operation: Operation): string {
  const title = operationTitle(operation);
  return operation.kind === 'retry' && operation.state !== 'running' ? `${title}, the retry alone` : title;
}

function longestFirst({ spans, length }: Timeline): Span[] {
  return [...spans].sort((one, other) => tookOf(other, length) - tookOf(one, length));
}

/** Where the time went, in a few sentences. */
function inWords(timeline: Timeline): string {
  const { operation, length, spans } = timeline;
  const each = stages.flatMap((stage) => {
    const own = spans.filter((span) => span.stage === stage);
    return own.length === 0 ? [] : [`${stage} ${elapsed(stretchOf(own, length))}`];
  });
  const [longest] = longestFirst(timeline);
  const why = longest && waitsForGuest(longest) ? ", waiting for the node's own software" : '';
  return [
    `${operationTitle(operation)}, after ${elapsed(length)}: ${each.join(', ')}.`,
    operation.kind === 'retry' ? 'That is the retry alone, not what was tried before it.' : '',
    longest
      ? `What took longest was ${longest.path.join(' › ')}: ${elapsed(tookOf(longest, length))}${why}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function outcome({ state }: Span): string {
  return state === 'active' ? 'going on' : state;
}
