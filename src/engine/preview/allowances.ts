import type { Allowance } from '../../openstack/allowance.js';
import type { Cloud } from '../../openstack/cloud.js';
import { type Answer, bounded } from './bounded.js';
import { counted, type Demand, type Service, type Word } from './demand.js';

/** One quota before and after a change. */
export interface QuotaLine {
  readonly service: Service | 'magnum';
  readonly word: Word | 'Cluster';
  readonly used: number;
  /** Negative where something becomes free. */
  readonly needed: number;
  /** Null: there is no limit. */
  readonly limit: number | null;
}

/** How much of a quota is free: nothing where more is used than it has. */
export function free({ used, limit }: QuotaLine): number {
  return limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - used);
}

/** By how much a quota is too small; 0 where it is not. */
export function missing(line: QuotaLine): number {
  return Math.max(0, line.needed - free(line));
}

const titles: Readonly<Record<Service, string>> = {
  nova: "Nova's quota",
  neutron: "Neutron's quota",
  cinder: "Cinder's quota",
};

/** The quotas that a demand touches, each asked of its own service; and sentences about those that could not be asked. */
export async function quotaLines(
  cloud: Cloud,
  projectId: string,
  demand: Demand,
): Promise<{ lines: QuotaLine[]; troubles: string[] }> {
  const ask: Readonly<Record<Service, () => Promise<Readonly<Record<string, Allowance>>>>> = {
    nova: () => cloud.nova.limits(),
    neutron: () => cloud.neutron.quotas(projectId),
    cinder: () => cloud.cinder.limits(),
  };
  const services = (Object.keys(counted) as Service[]).filter((service) =>
    counted[service].some((word) => demand[word]),
  );
  const answers = await Promise.all(
    services.map(async (service) => [service, await bounded(titles[service], ask[service])] as const),
  );
  return {
    lines: answers.flatMap(([service, answer]) => linesOf(service, answer, demand)),
    troubles: answers.flatMap(([, answer]) => ('trouble' in answer ? [answer.trouble] : [])),
  };
}

function linesOf(
  service: Service,
  answer: Answer<Readonly<Record<string, Allowance>>>,
  demand: Demand,
): QuotaLine[] {
  if ('trouble' in answer) return [];
  return counted[service].flatMap((word) => {
    const needed = demand[word];
    const allowance = answer.value[word];
    return needed && allowance ? [{ service, word, needed, ...allowance }] : [];
  });
}
