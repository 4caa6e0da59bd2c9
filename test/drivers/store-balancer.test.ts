import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { swarmFedoraAtomic as driver } from '../../src/drivers/swarm-fedora-atomic/driver.js';
import type { StackResource } from '../../src/openstack/cloud.js';
import { findHeatParams, parseEnvironmentFile } from '../../src/sandbox/guest/heat-params.js';
import { gone, settled } from '../contract/cloud-under-test.js';
import { openDriverLab } from './lab.js';
import { createCluster } from './stack.js';

const Balancers = z.object({ loadbalancers: z.array(z.object({ id: z.string(), vip_address: z.string() })) });
const Groups = z.object({
  security_groups: z.array(
    z.object({
      id: z.string(),
      security_group_rules: z.array(
        z.object({ port_range_min: z.number().nullable(), remote_ip_prefix: z.string().nullable() }),
      ),
    }),
  ),
});

const lab = await openDriverLab();
const { cloud } = lab;
afterAll(() => lab.stop());

/** The settings of each server, by what its name ends with. */
async function settings(): Promise<Record<string, Map<string, string>>> {
  const servers = await lab.servers();
  return Object.fromEntries(
    servers.map(({ name, userData }) => [
      /(master|node)-\d$/.exec(name)?.[0],
      parseEnvironmentFile(findHeatParams(Buffer.from(userData, 'base64').toString()) ?? ''),
    ]),
  );
}

const idsOf = (resources: readonly StackResource[], type: string) =>
  resources.filter((one) => one.type === type).map(({ physicalId }) => physicalId);

const networks = [
  ['a network of its own', {}, '10.0.0.0/24'],
  ['a network that is there', { fixedNetwork: 'private' }, '10.252.0.0/16'],
] as const;

describe('etcd of a Swarm cluster whose masters have a load balancer', () => {
  it.each(networks)(
    'has one too, on %s: workers know its address and no master’s',
    async (_, changes, cidr) => {
      const input = lab.asked(driver, {
        masterCount: 3,
        masterLbEnabled: true,
        ...changes,
      });
      const stack = await createCluster(cloud, driver, input);
      const { status, outputs } = await settled(cloud, stack);
      expect(status).toBe('CREATE_COMPLETE');
      const resources = await cloud.heat.resources(stack, 5);

      const { loadbalancers } = await lab.ask('load-balancer', '/v2/lbaas/loadbalancers', Balancers);
      const inStore = resources.filter(({ path }) => path[0] === 'store');
      const [id] = idsOf(inStore, 'OS::Octavia::LoadBalancer');
      const address = loadbalancers.find((one) => one.id === id)?.vip_address ?? expect.unreachable();
      const told = await settings();
      expect(told['node-0']?.get('MASTER_ADDRESSES')).toBe(address);
      for (const master of ['master-0', 'master-1', 'master-2']) {
        expect(told[master]?.get('API_ADDRESSES')?.split(','), 'names of the certificate').toContain(address);
      }
      const members = resources.filter(({ type }) => type === 'OS::Octavia::PoolMember');
      expect(members.map(({ name }) => name).sort()).toEqual([
        ...Array.from({ length: 3 }, () => 'pool_member'),
        ...Array.from({ length: 3 }, () => 'store_member'),
      ]);

      const [group] = idsOf(inStore, 'OS::Neutron::SecurityGroup');
      const { security_groups: groups } = await lab.ask('network', '/v2.0/security-groups', Groups);
      const rules = groups.find((one) => one.id === group)?.security_group_rules ?? [];
      expect(rules.filter(({ port_range_min: port }) => port === 2379)).toEqual([
        { port_range_min: 2379, remote_ip_prefix: cidr },
      ]);

      const further = driver.nodeGroup?.parameters({ ...input, nodeCount: 1 }, outputs);
      expect(further).toMatchObject({ master_addresses: address });
      await cloud.heat.delete(stack);
      await gone(cloud, stack);
    },
  );
});
