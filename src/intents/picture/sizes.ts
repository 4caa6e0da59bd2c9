import { scaleLinear } from 'd3-scale';
import { counted } from '../../card/words.js';
import type { ClusterSize } from '../../engine/stats/sizes.js';
import { colours, halo, margin, width } from './look.js';
import { drawing } from './paint.js';
import { cutTo, element, type Piece, type Say, text, widthOf } from './svg.js';

const rowHeight = 26;
const left = margin + 230;
const right = width - margin - 200;
const top = 88;

/** Clusters as SVG: a bar for each, as long as it has nodes. */
export function sizesSvg(title: string, sizes: readonly ClusterSize[], leftOut: number, t: Say): string {
  const most = Math.max(1, ...sizes.map(({ masters, workers }) => masters + workers));
  const x = scaleLinear().domain([0, most]).range([left, right]);
  const y = (index: number) => top + index * rowHeight;
  const ticks = x.ticks(Math.min(most, 8)).filter(Number.isInteger);
  const bottom = y(sizes.length);
  return drawing(
    bottom + 56,
    text(margin, 42, cutTo(t(title), 60), { 'font-size': 20, 'font-weight': 600, fill: colours.strong }),
    ticks.map((tick) => [
      element('line', { x1: x(tick), x2: x(tick), y1: top - 8, y2: bottom, stroke: colours.line }),
      text(x(tick), top - 14, String(tick), { 'font-size': 11, fill: colours.weak, 'text-anchor': 'middle' }),
    ]),
    sizes.map((size, index) => row(size, y(index) + rowHeight / 2, x)),
    legend(bottom + 34, leftOut, t),
  );
}

function row(
  { name, status, masters, workers }: ClusterSize,
  middle: number,
  x: (count: number) => number,
): Piece {
  const bar = { y: middle - 7, height: 14 };
  const failed = status.endsWith('_FAILED');
  return [
    text(margin, middle + 4, cutTo(name, 30), { 'font-size': 13, fill: colours.text }),
    element('rect', { ...bar, x: x(0), width: x(masters) - x(0), fill: colours.masters }),
    element('rect', { ...bar, x: x(masters), width: x(masters + workers) - x(masters), fill: colours.nodes }),
    text(x(masters + workers) + 8, middle + 4, `${masters + workers} · ${status}`, {
      ...halo,
      'font-size': 12,
      fill: failed ? colours.failed : colours.weak,
    }),
  ];
}

function legend(y: number, leftOut: number, t: Say): Piece {
  const masters = t('masters');
  const swatch = (x: number, fill: string, said: string) => [
    element('rect', { x, y: y - 10, width: 14, height: 10, rx: 3, fill }),
    text(x + 21, y, said, { 'font-size': 12, fill: colours.weak }),
  ];
  return [
    swatch(margin, colours.masters, masters),
    swatch(margin + 48 + widthOf(masters), colours.nodes, t('workers')),
    leftOut > 0
      ? text(width - margin, y, t(`${counted(leftOut, 'smaller cluster')} not drawn`), {
          'font-size': 12,
          fill: colours.weak,
          'text-anchor': 'end',
        })
      : '',
  ];
}
