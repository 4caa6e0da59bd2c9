import { z } from 'zod';
import type { Flavor, PreviewedResource } from '../../openstack/cloud.js';

/** What quotas count, by the service that has them and its own word. `ram` is MiB, `gigabytes` GiB. */
export const counted = {
  nova: ['instances', 'cores', 'ram', 'server_groups'],
  neutron: ['network', 'subnet', 'router', 'port', 'floatingip', 'security_group', 'security_group_rule'],
  cinder: ['volumes', 'gigabytes'],
} as const;
export type Service = keyof typeof counted;
export type Word = (typeof counted)[Service][number];

/** How much of each is needed; what is absent is not. Negative: so much becomes free. */
export type Demand = Readonly<Partial<Record<Word, number>>>;

/** What resources of one type count for. */
const words: Readonly<Record<string, readonly Word[]>> = {
  'OS::Nova::Server': ['instances'],
  'OS::Nova::ServerGroup': ['server_groups'],
  'OS::Neutron::Net': ['network'],
  'OS::Neutron::Subnet': ['subnet'],
  'OS::Neutron::Router': ['router'],
  'OS::Neutron::RouterInterface': ['port'],
  'OS::Neutron::Port': ['port'],
  'OS::Neutron::FloatingIP': ['floatingip'],
  'OS::Neutron::SecurityGroup': ['security_group'],
  // Its address is a port.
  'OS::Octavia::LoadBalancer': ['port'],
  'OS::Cinder::Volume': ['volumes'],
};

/** Neutron gives each new security group two rules for what goes out. */
const ownRules = 2;

const Properties = z.object({
  flavor: z.string().nullish(),
  size: z.coerce.number().nullish(),
  rules: z.array(z.unknown()).nullish(),
});

/** What a stack's resources take of the quotas, from what Heat said of them before they are made. */
export function demandOf(resources: readonly PreviewedResource[], flavors: readonly Flavor[]): Demand {
  const sum: Partial<Record<Word, number>> = {};
  const add = (word: Word, count: number) => {
    sum[word] = (sum[word] ?? 0) + count;
  };
  for (const { type, properties } of resources) {
    for (const word of words[type] ?? []) add(word, 1);
    const known = Properties.safeParse(properties).data ?? {};
    if (type === 'OS::Nova::Server') {
      const flavor = flavors.find(({ id, name }) => id === known.flavor || name === known.flavor);
      add('cores', flavor?.vcpus ?? 0);
      add('ram', flavor?.ram ?? 0);
    }
    if (type === 'OS::Cinder::Volume') add('gigabytes', known.size ?? 0);
    if (type === 'OS::Neutron::SecurityGroup')
      add('security_group_rule', ownRules + (known.rules ?? []).length);
  }
  return sum;
}

/** What one needs more than the other. */
export function difference(more: Demand, less: Demand): Demand {
  const all = new Set([...Object.keys(more), ...Object.keys(less)] as Word[]);
  return Object.fromEntries([...all].map((word) => [word, (more[word] ?? 0) - (less[word] ?? 0)]));
}
