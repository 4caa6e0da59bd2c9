import type { Card } from '../../card/card.js';
import type { cloudQuotas } from '../../engine/quotas/allowances.js';
import type { QuotaInForce } from '../../engine/quotas/quota.js';
import { gibibytes } from '../memory-size.js';
import { type GaugeGroup, gaugesSvg, gaugeText } from '../picture/gauges.js';
import { quotaWords, serviceNames } from '../preview-facts.js';

type CloudQuotas = Awaited<ReturnType<typeof cloudQuotas>>;

type Word = CloudQuotas['quotas'][number]['word'];

/** What a gauge is called: a picture names the unit that its numbers are in. */
function labelOf(word: Word): string {
  if (word === 'ram') return 'memory, GiB';
  if (word === 'gigabytes') return 'volumes, GiB';
  return quotaWords[word][0];
}

function inUnit(word: Word, count: number): number {
  return word === 'ram' ? Number(gibibytes(count)) : count;
}

/** The card of a quota with every quota of the project as a picture, and as a table with the same in it. */
export function quotaPicture(card: Card, quota: QuotaInForce, cloud: CloudQuotas): Card {
  const groups: GaugeGroup[] = [
    {
      heading: serviceNames.magnum,
      gauges: [{ label: 'clusters', used: quota.used, limit: quota.hardLimit }],
    },
    ...(['nova', 'neutron', 'cinder'] as const).map((service) => ({
      heading: serviceNames[service],
      gauges: cloud.quotas
        .filter((each) => each.service === service)
        .map(({ word, used, limit }) => ({
          label: labelOf(word),
          used: inUnit(word, used),
          limit: limit === null ? null : inUnit(word, limit),
        })),
    })),
  ].filter(({ gauges }) => gauges.length > 0);
  const rows = groups.flatMap(({ heading, gauges }) =>
    gauges.map((gauge) => [gauge.label, gaugeText(gauge), heading]),
  );
  const full = groups
    .flatMap(({ gauges }) => gauges)
    .filter(({ used, limit }) => limit !== null && used >= limit)
    .map(({ label }) => label);
  const said = full.length > 0 ? `Used up: ${full.join(', ')}.` : 'None of them is used up.';
  return {
    ...card,
    text: [card.text, said, ...cloud.troubles].filter((each) => typeof each === 'string' && each).join(' '),
    table: { columns: ['quota', 'used', 'of'], rows },
    drawings: [
      {
        name: 'quotas.png',
        draw: (t) => gaugesSvg('What is used of each quota', groups, t),
        alt: `A bar for each of ${rows.length} quotas. ${said}`,
      },
    ],
  };
}
