import { z } from 'zod';
import type { Store } from './store.js';

const Limits = z.record(z.string(), z.number());

const keyOf = (service: string, projectId: string) => `quota.${service}.${projectId}`;

/** What a project may have of a service: the defaults, and what an admin set instead. */
export function quotaOf<T extends Readonly<Record<string, number>>>(
  store: Store,
  service: 'nova' | 'neutron' | 'cinder',
  projectId: string,
  defaults: T,
): { [K in keyof T]: number } {
  const set = store.settings.get(keyOf(service, projectId));
  const own = set ? Limits.parse(JSON.parse(set.value)) : {};
  return { ...defaults, ...own };
}

/** Sets some of what a project may have; what the service does not count is left out. */
export function setQuota(
  store: Store,
  service: 'nova' | 'neutron' | 'cinder',
  projectId: string,
  defaults: Readonly<Record<string, number>>,
  given: unknown,
): void {
  const wanted = z.record(z.string(), z.unknown()).parse(given ?? {});
  const known = Object.entries(wanted).flatMap(([name, value]) =>
    name in defaults && Number.isInteger(Number(value)) ? [[name, Number(value)] as const] : [],
  );
  const id = keyOf(service, projectId);
  const before = store.settings.get(id);
  const own = before ? Limits.parse(JSON.parse(before.value)) : {};
  store.settings.put({ id, value: JSON.stringify({ ...own, ...Object.fromEntries(known) }) });
}
