import { allowance } from '../allowance.js';
import type { Nova } from '../cloud.js';
import { listAll } from '../pages.js';
import { type Service, withToken } from '../service.js';
import { Flavor, Keypair, Limits, Server, Zones } from './schema.js';

/** Nova's compute API at its base version 2.1, which has all that is read here: no microversion is asked for. */
export function createNova(nova: Service): Nova {
  return {
    flavors: () => listAll(nova, Flavor, 'flavors', '/flavors/detail'),
    async zones() {
      const { availabilityZoneInfo } = await nova.get(Zones, '/os-availability-zone');
      return availabilityZoneInfo.map(({ zoneName, zoneState }) => ({
        name: zoneName,
        isAvailable: zoneState.available,
      }));
    },
    async keypairs(token) {
      const service = token === undefined ? nova : withToken(nova, token);
      const listed = await listAll(service, Keypair, 'keypairs', '/os-keypairs');
      return listed.map(({ keypair }) => ({ name: keypair.name, publicKey: keypair.public_key }));
    },
    async importKeypair({ name, publicKey }) {
      const body = { keypair: { name, public_key: publicKey } };
      await nova.call({ method: 'POST', path: '/os-keypairs', body, accept: [200, 201, 409] });
    },
    async deleteKeypair(name) {
      const path = `/os-keypairs/${encodeURIComponent(name)}`;
      await nova.call({ method: 'DELETE', path, accept: [202, 204, 404] });
    },
    async servers({ name } = {}) {
      if (name === undefined) return listAll(nova, Server, 'servers', '/servers/detail');
      const pattern = `^${name.replace(/[^A-Za-z0-9_-]/g, '.')}$`;
      const listed = await listAll(
        nova,
        Server,
        'servers',
        `/servers/detail?${new URLSearchParams({ name: pattern })}`,
      );
      return listed.filter((server) => server.name === name);
    },
    async limits() {
      const { absolute } = (await nova.get(Limits, '/limits')).limits;
      return {
        instances: allowance(absolute.maxTotalInstances, absolute.totalInstancesUsed),
        cores: allowance(absolute.maxTotalCores, absolute.totalCoresUsed),
        ram: allowance(absolute.maxTotalRAMSize, absolute.totalRAMUsed),
        server_groups: allowance(absolute.maxServerGroups, absolute.totalServerGroupsUsed),
      };
    },
  };
}
