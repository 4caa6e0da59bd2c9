import type { Catalogue } from './schema.js';

/** Which interface of a service, and where: what the credentials choose. */
export interface EndpointChoice {
  readonly interface: 'public' | 'internal' | 'admin';
  readonly region?: string | undefined;
}

/** Types that name the same service, preferred first (OpenStack's service types authority, with the old names). */
const ALIASES: readonly (readonly string[])[] = [
  ['orchestration'],
  ['compute'],
  ['network'],
  ['image'],
  ['volumev3', 'block-storage', 'block-store', 'volume'],
  ['key-manager'],
  ['container-infra', 'container-infrastructure-management', 'container-infrastructure'],
  ['load-balancer'],
  ['identity'],
];

/** The URL of a service in the catalogue, without a slash at the end; null when there is none. */
export function findEndpoint(
  catalogue: Catalogue,
  serviceType: string,
  choice: EndpointChoice,
): string | null {
  const types = ALIASES.find((names) => names.includes(serviceType)) ?? [serviceType];
  for (const type of types) {
    for (const service of catalogue) {
      if (service.type !== type) continue;
      const found = service.endpoints.find(
        (endpoint) =>
          endpoint.interface.replace(/URL$/, '') === choice.interface &&
          (choice.region === undefined || (endpoint.region_id ?? endpoint.region) === choice.region),
      );
      if (found) return found.url.replace(/\/+$/, '');
    }
  }
  return null;
}

/** The URL with the API's version at its end, where the catalogue leaves it out: `http://net:9696` and `/v2.0`. */
export function withVersion(url: string, version: string): string {
  return /\/v\d+(\.\d+)?(\/|$)/.test(new URL(url).pathname) ? url : `${url}${version}`;
}
