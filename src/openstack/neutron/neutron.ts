import { allowance } from '../allowance.js';
import type { Neutron } from '../cloud.js';
import { listAll } from '../pages.js';
import type { Service } from '../service.js';
import { Network, Quotas, Subnet } from './schema.js';

/** Neutron's API, version 2.0. */
export function createNeutron(neutron: Service): Neutron {
  return {
    async networks({ external } = {}) {
      const query = external === undefined ? '' : `?router:external=${external}`;
      const listed = await listAll(neutron, Network, 'networks', `/networks${query}`);
      return listed.map((network) => ({
        id: network.id,
        name: network.name,
        external: network['router:external'],
      }));
    },
    async subnets() {
      const listed = await listAll(neutron, Subnet, 'subnets', '/subnets');
      return listed.map(({ id, name, network_id, cidr }) => ({ id, name, networkId: network_id, cidr }));
    },
    async quotas(projectId) {
      const { quota } = await neutron.get(Quotas, `/quotas/${encodeURIComponent(projectId)}/details.json`);
      return Object.fromEntries(
        Object.entries(quota).map(([name, { limit, used, reserved }]) => [
          name,
          allowance(limit, used + reserved),
        ]),
      );
    },
  };
}
