import type { Card } from '../../card/card.js';
import { counted } from '../../card/words.js';
import type { ClusterSize } from '../../engine/stats/sizes.js';
import { sizesSvg } from '../picture/sizes.js';

/** So many clusters are drawn, those with most workers. */
export const mostClusters = 20;

/** The largest clusters as a picture, and as a table with the same in it. */
export function sizesPicture(
  sizes: readonly ClusterSize[],
  leftOut: number,
): Pick<Card, 'table' | 'drawings'> {
  const [largest] = sizes;
  const said = largest
    ? ` The largest is ${largest.name} with ${counted(largest.masters + largest.workers, 'node')}.`
    : '';
  return {
    table: {
      columns: ['cluster', 'masters', 'workers', 'status'],
      rows: sizes.map(({ name, masters, workers, status }) => [
        name,
        String(masters),
        String(workers),
        status,
      ]),
    },
    drawings: [
      {
        name: 'clusters.png',
        draw: (t) => sizesSvg('Nodes of each cluster', sizes, leftOut, t),
        alt: `A bar for each of ${counted(sizes.length, 'cluster')}, as long as it has nodes.${said}`,
      },
    ],
  };
}
