import type { Button, Card } from '../../card/card.js';
import { elapsed } from '../../card/words.js';
import { type Span, stages, stretchOf, type Timeline, tookOf } from '../../engine/operations/timeline.js';
import { paint } from '../picture/paint.js';
import { drawnSpans, timelineSvg, waitsForGuest } from '../picture/timeline.js';
import { operationTitle, operationTone } from './operation-card.js';

const mostRows = 20;

/** How the time of an operation was spent: a picture, and the same in words and as a table. */
export async function timelineCard(timeline: Timeline): Promise<Card> {
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
      text: `${operationTitle(operation)}. Heat remembers nothing of what it did for that.`,
      buttons: [back],
    };
  }
  const rows = longestFirst(timeline)
    .slice(0, mostRows)
    .map((span) => [span.path.join(' › '), elapsed(tookOf(span, length)), elapsed(span.from), outcome(span)]);
  const left = spans.length - rows.length;
  const svg = timelineSvg(timeline, `${operationTitle(operation)} · ${elapsed(length)}`);
  return {
    title,
    tone: operationTone(operation),
    text: inWords(timeline),
    table: { columns: ['resource', 'took', 'began after', 'outcome'], rows },
    pictures: [
      {
        name: `${cluster.name}-timeline.png`,
        png: await paint(svg),
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
