import type { Engine } from '../engine.js';
import { bounded } from '../preview/bounded.js';
import { counted, type Service, type Word } from '../preview/demand.js';

/** A quota of OpenStack's and what is used of it. */
export interface CloudQuota {
  readonly service: Service;
  readonly word: Word;
  readonly used: number;
  /** Null: there is no limit. */
  readonly limit: number | null;
}

/**
 * What Nova, Neutron and Cinder allow a project, and a sentence for each that could not be asked. They tell it only of the project
 * that the program is logged in to: of another one nothing is said.
 */
export async function cloudQuotas(
  engine: Engine,
  projectId: string,
): Promise<{ quotas: CloudQuota[]; troubles: string[] }> {
  const { identity, nova, neutron, cinder } = engine.clouds.forProject(projectId);
  const own = await bounded('Keystone', () => identity.whoami());
  if (!('value' in own) || own.value.projectId !== projectId) return { quotas: [], troubles: [] };
  const answers = await Promise.all([
    bounded('Nova', () => nova.limits()),
    bounded('Neutron', () => neutron.quotas(projectId)),
    bounded('Cinder', () => cinder.limits()),
  ]);
  const services = ['nova', 'neutron', 'cinder'] as const;
  const quotas = services.flatMap((service, i) => {
    const answer = answers[i];
    const known: Readonly<Record<string, { limit: number | null; used: number }>> =
      answer && 'value' in answer ? answer.value : {};
    return counted[service].flatMap((word: Word) => {
      const allowance = known[word];
      return allowance ? [{ service, word, ...allowance }] : [];
    });
  });
  return { quotas, troubles: answers.flatMap((answer) => ('trouble' in answer ? [answer.trouble] : [])) };
}
