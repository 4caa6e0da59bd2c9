import type { Card } from '../../card/card.js';
import type { cloudQuotas } from '../../engine/quotas/allowances.js';
import type { QuotaInForce } from '../../engine/quotas/quota.js';
import { type GaugeGroup, gaugesSvg, gaugeText } from '../picture/gauges.js';
import { paint } from '../picture/paint.js';

type CloudQuotas = Awaited<ReturnType<typeof cloudQuotas>>;

/** The words of OpenStack's services, as a person says them. */
const labels: Readonly<Record<CloudQuotas['quotas'][number]['word'], string>> = {
  instances: 'servers',
  cores: 'cores',
  ram: 'memory, MiB',
  server_groups: 'server groups',
  network: 'networks',
  subnet: 'subnets',
  router: 'routers',
  port: 'ports',
  floatingip: 'floating IPs',
  security_group: 'security groups',
  security_group_rule: 'security group rules',
  volumes: 'volumes',
  gigabytes: 'volumes, GiB',
};

const headings = { nova: 'Nova', neutron: 'Neutron', cinder: 'Cinder' } as const;

/** The card of a quota with every quota of the project as a picture, and as a table with the same in it. */
export async function quotaPicture(card: Card, quota: QuotaInForce, cloud: CloudQuotas): Promise<Card> {
  const groups: GaugeGroup[] = [
    { heading: 'Magnum', gauges: [{ label: 'clusters', used: quota.used, limit: quota.hardLimit }] },
    ...(['nova', 'neutron', 'cinder'] as const).map((service) => ({
      heading: headings[service],
      gauges: cloud.quotas
        .filter((each) => each.service === service)
        .map(({ word, used, limit }) => ({ label: labels[word], used, limit })),
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
    pictures: [
      {
        name: 'quotas.png',
        png: await paint(gaugesSvg('What is used of each quota', groups)),
        alt: `A bar for each of ${rows.length} quotas. ${said}`,
      },
    ],
  };
}
