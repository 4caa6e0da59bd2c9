import { scaleUtc } from 'd3-scale';
import { elapsed } from '../../card/words.js';
import { type Span, stages, stretchOf, type Timeline, tookOf } from '../../engine/operations/timeline.js';
import { colours, halo, margin, width } from './look.js';
import { drawing } from './paint.js';
import { cutTo, element, type Piece, type Say, text, widthOf } from './svg.js';

/** So many resources are drawn; of more, those that took longest. */
export const mostRows = 40;

const rowHeight = 22;
const barHeight = 12;
const headHeight = 34;
const nameWidth = 250;
const left = margin + nameWidth;
const right = width - margin - 118;
const top = 108;

const stageNames = { network: 'Network', masters: 'Masters', nodes: 'Nodes' } as const;

/** What waits for the software in a server rather than for the cloud. */
export function waitsForGuest({ type }: Pick<Span, 'type'>): boolean {
  return type !== null && /WaitCondition|SoftwareDeployment/.test(type);
}

/** The spans that are drawn: what failed, and of the rest what took longest. */
export function drawnSpans({ spans, length }: Pick<Timeline, 'spans' | 'length'>): readonly Span[] {
  if (spans.length <= mostRows) return spans;
  const order = [...spans].sort(
    (one, other) =>
      Number(other.state === 'failed') - Number(one.state === 'failed') ||
      tookOf(other, length) - tookOf(one, length),
  );
  const kept = new Set(order.slice(0, mostRows));
  return spans.filter((span) => kept.has(span));
}

/** The timeline as SVG: a bar for each resource, by stage, over the time since the operation was asked for. */
export function timelineSvg(timeline: Timeline, title: string, t: Say): string {
  const { length, spans } = timeline;
  const drawn = drawnSpans(timeline);
  const x = scaleUtc()
    .domain([0, Math.max(length, 1_000)])
    .range([left, right]);
  const pieces: Piece[] = [];
  let y = top;
  for (const stage of stages) {
    const own = drawn.filter((span) => span.stage === stage);
    if (own.length === 0) continue;
    pieces.push(heading(t(stageNames[stage]), y, colours[stage], t(elapsed(stretchOf(own, length)))));
    y += headHeight;
    for (const span of own) {
      pieces.push(row(span, y, (time) => x(time), length, t));
      y += rowHeight;
    }
  }
  const bottom = y + 8;
  const leftOut = spans.length - drawn.length;
  return drawing(
    bottom + 62,
    text(margin, 40, cutTo(t(title), 60), { 'font-size': 20, 'font-weight': 600, fill: colours.strong }),
    text(margin, 63, t('What Heat was at, from the moment it was asked'), {
      'font-size': 13,
      fill: colours.weak,
    }),
    axis(x, length, bottom, t),
    pieces,
    legend(bottom + 40, leftOut, t),
  );
}

function heading(name: string, y: number, fill: string, took: string): Piece {
  return [
    text(margin, y + 23, name, { 'font-size': 13, 'font-weight': 600, fill }),
    text(left - 12, y + 23, took, {
      'font-size': 12,
      fill: colours.weak,
      'text-anchor': 'end',
    }),
  ];
}

function row(span: Span, y: number, x: (time: number) => number, length: number, t: Say): Piece {
  const middle = y + rowHeight / 2;
  const begin = x(span.from);
  const end = Math.max(x(span.to ?? length), begin + 3);
  const failed = span.state === 'failed';
  const fill = failed ? colours.failed : waitsForGuest(span) ? colours.waits : colours[span.stage];
  const took = elapsed(tookOf(span, length));
  const said = { active: `${took}, going on`, failed: `${took}, failed` }[String(span.state)] ?? took;
  return [
    text(margin + 10, middle + 4, cutTo(span.path.join(' › '), 34), { 'font-size': 12, fill: colours.text }),
    // From the beginning to its own: it waited for something else.
    element('line', {
      x1: left,
      x2: begin,
      y1: middle,
      y2: middle,
      stroke: colours.line,
      'stroke-width': 2,
      'stroke-dasharray': '2 4',
    }),
    element('rect', {
      x: begin,
      y: middle - barHeight / 2,
      width: end - begin,
      height: barHeight,
      rx: 3,
      fill,
      ...(span.state === 'active' ? { 'fill-opacity': 0.55 } : {}),
    }),
    text(end + 7, middle + 4, t(said), {
      ...halo,
      'font-size': 12,
      fill: failed ? colours.failed : colours.text,
    }),
  ];
}

function axis(x: ReturnType<typeof scaleUtc<number>>, length: number, bottom: number, t: Say): Piece {
  const ticks = x
    .ticks(6)
    .map(Number)
    .filter((time) => time <= length || time === 0);
  return ticks.map((time) => [
    element('line', {
      x1: x(time),
      x2: x(time),
      y1: top - 8,
      y2: bottom,
      stroke: colours.line,
      'stroke-width': 1,
    }),
    text(x(time), top - 14, t(elapsed(time)), {
      'font-size': 11,
      fill: colours.weak,
      'text-anchor': 'middle',
    }),
  ]);
}

function legend(y: number, leftOut: number, t: Say): Piece {
  const entries: readonly (readonly [readonly string[], string])[] = [
    [[colours.network, colours.masters, colours.nodes], t('the cloud at work')],
    [[colours.waits], t("waits for the node's own software")],
    [[colours.failed], t('failed')],
  ];
  let x = margin;
  const pieces: Piece[] = [];
  for (const [fills, said] of entries) {
    for (const fill of fills) {
      pieces.push(element('rect', { x, y: y - 10, width: 14, height: 10, rx: 3, fill }));
      x += 17;
    }
    pieces.push(text(x + 4, y, said, { 'font-size': 12, fill: colours.weak }));
    x += 30 + widthOf(said);
  }
  if (leftOut > 0)
    pieces.push(
      text(width - margin, y, t(`${leftOut} quicker ones are not drawn`), {
        'font-size': 12,
        fill: colours.weak,
        'text-anchor': 'end',
      }),
    );
  return pieces;
}
