import { scaleLinear } from 'd3-scale';
import { colours, margin, width } from './look.js';
import { drawing } from './paint.js';
import { cutTo, element, type Piece, type Say, text } from './svg.js';

/** How much of something there may be, and is. */
export interface Gauge {
  readonly label: string;
  readonly used: number;
  /** Null: there is no limit. */
  readonly limit: number | null;
}

/** Gauges that belong together, under a heading. */
export interface GaugeGroup {
  readonly heading: string;
  readonly gauges: readonly Gauge[];
}

const rowHeight = 26;
const headHeight = 38;
const left = margin + 200;
const right = width - margin - 130;
const top = 56;
/** From this share on a gauge warns. */
const nearlyFull = 0.8;

/** `18 of 20`; what stands beside a gauge, and for it. */
export function gaugeText({ used, limit }: Gauge): string {
  return limit === null ? `${used}, no limit` : `${used} of ${limit}`;
}

/** Quotas as SVG: a bar for each, filled as far as it is used. */
export function gaugesSvg(title: string, groups: readonly GaugeGroup[], t: Say): string {
  const x = scaleLinear().domain([0, 1]).range([left, right]).clamp(true);
  const pieces: Piece[] = [];
  let y = top;
  for (const { heading, gauges } of groups) {
    pieces.push(
      text(margin, y + 26, t(heading), { 'font-size': 13, 'font-weight': 600, fill: colours.weak }),
    );
    y += headHeight;
    for (const gauge of gauges) {
      pieces.push(row(gauge, y, x, t));
      y += rowHeight;
    }
  }
  return drawing(
    y + margin,
    text(margin, 42, cutTo(t(title), 60), { 'font-size': 20, 'font-weight': 600, fill: colours.strong }),
    pieces,
  );
}

function row(gauge: Gauge, y: number, x: (share: number) => number, t: Say): Piece {
  const { used, limit, label } = gauge;
  const share = limit === null ? 0 : limit === 0 ? 1 : used / limit;
  const fill = share >= 1 ? colours.failed : share >= nearlyFull ? colours.waits : colours.nodes;
  const middle = y + rowHeight / 2;
  const bar = { x: left, y: middle - 7, height: 14, rx: 4 };
  return [
    text(margin + 10, middle + 4, cutTo(t(label), 28), { 'font-size': 13, fill: colours.text }),
    element('rect', { ...bar, width: right - left, fill: colours.free }),
    share > 0 ? element('rect', { ...bar, width: Math.max(6, x(share) - left), fill }) : '',
    text(right + 12, middle + 4, t(gaugeText(gauge)), {
      'font-size': 13,
      fill: share >= 1 ? colours.failed : colours.text,
    }),
  ];
}
