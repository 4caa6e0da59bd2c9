import type { Card, Fact } from '../card/card.js';
import { counted } from '../card/words.js';
import { free, missing, type QuotaLine } from '../engine/preview/allowances.js';
import type { StackPreview } from '../engine/preview/preview.js';
import { gibibytes } from './memory-size.js';

/** What a person calls Heat's types, one and many; everything else is plumbing and counted together. */
export const things: Readonly<Record<string, readonly [string, string]>> = {
  'OS::Nova::Server': ['server', 'servers'],
  'OS::Cinder::Volume': ['volume', 'volumes'],
  'OS::Neutron::FloatingIP': ['floating IP', 'floating IPs'],
  'OS::Octavia::LoadBalancer': ['load balancer', 'load balancers'],
  'OS::Neutron::Net': ['network', 'networks'],
  'OS::Neutron::Subnet': ['subnet', 'subnets'],
  'OS::Neutron::Router': ['router', 'routers'],
  'OS::Neutron::Port': ['port', 'ports'],
  'OS::Neutron::SecurityGroup': ['security group', 'security groups'],
  'OS::Nova::ServerGroup': ['server group', 'server groups'],
};

/** What a person calls what is counted: in a line of quotas, and one and many of it in a sentence. */
export const quotaWords: Readonly<Record<QuotaLine['word'], readonly [string, string, string]>> = {
  Cluster: ['clusters', 'cluster', 'clusters'],
  instances: ['servers', 'server', 'servers'],
  cores: ['cores', 'core', 'cores'],
  ram: ['RAM', 'GiB of RAM', 'GiB of RAM'],
  server_groups: ['server groups', 'server group', 'server groups'],
  network: ['networks', 'network', 'networks'],
  subnet: ['subnets', 'subnet', 'subnets'],
  router: ['routers', 'router', 'routers'],
  port: ['ports', 'port', 'ports'],
  floatingip: ['floating IPs', 'floating IP', 'floating IPs'],
  security_group: ['security groups', 'security group', 'security groups'],
  security_group_rule: ['security group rules', 'security group rule', 'security group rules'],
  volumes: ['volumes', 'volume', 'volumes'],
  gigabytes: ['GiB of volumes', 'GiB of volumes', 'GiB of volumes'],
};

/** What a person calls the services that have quotas. */
export const serviceNames: Readonly<Record<QuotaLine['service'], string>> = {
  magnum: 'Magnum',
  nova: 'Nova',
  neutron: 'Neutron',
  cinder: 'Cinder',
};

function amount(word: QuotaLine['word'], count: number): string {
  return word === 'ram' ? gibibytes(count) : String(count);
}

function listed(resources: StackPreview['resources'], sign: 1 | -1): string {
  const some = Object.entries(resources)
    .map(([type, count]) => [type, count * sign] as const)
    .filter(([, count]) => count > 0);
  const named = Object.entries(things).flatMap(([type, [one, many]]) => {
    const count = some.find(([each]) => each === type)?.[1] ?? 0;
    return count > 0 ? [counted(count, one, many)] : [];
  });
  const rest = some.filter(([type]) => !(type in things)).reduce((sum, [, count]) => sum + count, 0);
  return [...named, ...(rest > 0 ? [`${counted(rest, 'resource')} more`] : [])].join(', ');
}

function quotaText(line: QuotaLine): string {
  const { word, used, needed, limit } = line;
  const unit = word === 'ram' ? ' GiB' : '';
  const [name] = quotaWords[word];
  const [before, after] = [amount(word, used), amount(word, used + needed)];
  if (limit === null) return `${name} ${before} → ${after}${unit}, unlimited`;
  const mark = missing(line) > 0 ? '⚠ ' : '';
  return `${mark}${name} ${before} → ${after} of ${amount(word, limit)}${unit}`;
}

/** What is missing, in plain words: `Nova: 6 cores are needed, and 2 are free`. */
export function shortages({ quotas }: StackPreview): string[] {
  return quotas
    .filter((line) => missing(line) > 0)
    .map((line) => {
      const { service, word, needed } = line;
      const [, one, many] = quotaWords[word];
      const [wanted, left] = [amount(word, needed), amount(word, free(line))];
      const are = (count: string) => (count === '1' ? 'is' : 'are');
      return `${serviceNames[service]}: ${wanted} ${wanted === '1' ? one : many} ${are(wanted)} needed, and ${left} ${are(left)} free.`;
    });
}

/** What to press where Magnum's own quota is too small: what a refused create offers. */
export function quotaButtons({ quotas }: StackPreview): Pick<Card, 'buttons'> {
  if (!quotas.some((line) => line.service === 'magnum' && missing(line) > 0)) return {};
  return { buttons: [{ label: 'Ask for more', style: 'primary', action: 'ask:quota-request' }] };
}

/** Why it cannot be done, in a sentence before the facts; null where nothing is known against it. */
export function verdict(preview: StackPreview): string | null {
  if (preview.refusals.length > 0) return 'It would fail as it is said.';
  return shortages(preview).length > 0 ? 'There is not enough for it.' : null;
}

/** What a change would do: what is wrong with it, what comes and goes, what is missing, quotas before and after, what could not be asked. */
export function previewFacts(preview: StackPreview): Fact[] {
  const { resources, quotas, refusals, troubles } = preview;
  const [comes, goes] = [listed(resources, 1), listed(resources, -1)];
  const lacks = shortages(preview);
  const byService = (Object.keys(serviceNames) as QuotaLine['service'][]).flatMap((service) => {
    const own = quotas.filter((line) => line.service === service).map(quotaText);
    return own.length > 0 ? [{ label: serviceNames[service], value: own.join(' · '), short: false }] : [];
  });
  return [
    ...(refusals.length > 0 ? [{ label: 'What is wrong', value: refusals.join(' '), short: false }] : []),
    ...(lacks.length > 0 ? [{ label: 'Not enough', value: lacks.join(' '), short: false }] : []),
    ...(comes ? [{ label: 'Heat would create', value: comes, short: false }] : []),
    ...(goes ? [{ label: 'Heat would delete', value: goes, short: false }] : []),
    ...byService,
    ...(troubles.length > 0 ? [{ label: 'Not known', value: troubles.join(' '), short: false }] : []),
  ];
}
