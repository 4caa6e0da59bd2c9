import type { Button, Card } from '../../card/card.js';
import { elapsed } from '../../card/words.js';
import type { Span, Timeline } from '../../engine/operations/timeline.js';
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
  const took = ({ from, to }: Span) => (to ?? length) - from;
  const rows = [...spans]
    .sort((one, other) => took(other) - took(one))
    .slice(0, mostRows)
    .map((span) => [span.path.join(' › '), elapsed(took(span)), elapsed(span.from), outcome(span)]);
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

const stageNames = { network: 'network', masters: 'masters', nodes: 'nodes' } as const;

/** Where the time went, in a few sentences. */
function inWords({ operation, length, spans }: Timeline): string {
  const stages = (['network', 'masters', 'nodes'] as const).flatMap((stage) => {
    const own = spans.filter((span) => span.stage === stage);
    if (own.length === 0) return [];
    const from = Math.min(...own.map((span) => span.from));
    const to = Math.max(...own.map((span) => span.to ?? length));
    return [`${stageNames[stage]} ${elapsed(to - from)}`];
  });
  const took = ({ from, to }: Span) => (to ?? length) - from;
  const [longest] = [...spans].sort((one, other) => took(other) - took(one));
  const why = longest && waitsForGuest(longest) ? ", waiting for the node's own software" : '';
  return [
    `${operationTitle(operation)}, after ${elapsed(length)}: ${stages.join(', ')}.`,
    longest ? `What took longest was ${longest.path.join(' › ')}: ${elapsed(took(longest))}${why}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function outcome({ state }: Span): string {
  return state === 'active' ? 'going on' : state;
}
