import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { swarmFedoraAtomic as driver } from '../../src/drivers/swarm-fedora-atomic/driver.js';
import type { Cloud, StackResource } from '../../src/openstack/cloud.js';
import { connect } from '../../src/openstack/connect.js';
import { findHeatParams, parseEnvironmentFile } from '../../src/sandbox/guest/heat-params.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { gone, settled } from '../contract/cloud-under-test.js';
import { inputFor } from './inputs.js';
import { type MagnumApi, startMagnumApi } from './magnum-api.js';
import { createCluster } from './stack.js';

const Servers = z.object({
  servers: z.array(z.object({ name: z.string(), 'OS-EXT-SRV-ATTR:user_data': z.string() })),
});
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

let sandbox: Sandbox;
let cloud: Cloud;
let admin: Cloud;
let magnum: MagnumApi;

beforeAll(async () => {
  sandbox = await startSandbox({ statePath: null, pace: 0 });
  cloud = connect(sandbox.credentials);
  admin = connect(sandbox.adminCredentials);
  magnum = await startMagnumApi({ clusterUuid: '5d12f6fd-a196-4bf0-ae4c-1f639a523a52', token: 'let me in' });
});
afterAll(async () => {
  await Promise.all([cloud.close(), admin.close(), magnum.close(), sandbox.close()]);
});

async function ask<T>(service: 'compute' | 'network' | 'load-balancer', path: string, schema: z.ZodType<T>) {
  const endpoint = await admin.identity.endpoint(service);
  const response = await fetch(`${endpoint}${path}`, {
    headers: { 'X-Auth-Token': await admin.identity.token(), 'OpenStack-API-Version': 'compute 2.3' },
  });
  return schema.parse(await response.json());
}

/** The settings of each server, by what its name ends with. */
async function settings(): Promise<Record<string, Map<string, string>>> {
  const { servers } = await ask('compute', '/servers/detail?all_tenants=1', Servers);
  return Object.fromEntries(
    servers.map(({ name, ...server }) => {
      const text = Buffer.from(server['OS-EXT-SRV-ATTR:user_data'], 'base64').toString();
      return [/(master|node)-\d$/.exec(name)?.[0], parseEnvironmentFile(findHeatParams(text) ?? '')];
    }),
  );
}

const idsOf = (resources: readonly StackResource[], type: string) =>
  resources.filter((one) => one.type === type).map(({ physicalId }) => physicalId);

const networks = [
  ['a network of its own', {}, '10.0.0.0/24'],
  ['a network that is there', { fixedNetwork: 'private' }, '10.254.0.0/16'],
] as const;

describe('etcd of a Swarm cluster whose masters have a load balancer', () => {
  it.each(networks)(
    'has one too, on %s: workers know its address and no master’s',
    async (_, changes, cidr) => {
      const input = inputFor(driver, {
        magnumUrl: magnum.url,
        authUrl: sandbox.authUrl,
        clusterToken: 'let me in',
        masterCount: 3,
        masterLbEnabled: true,
        ...changes,
      });
      const stack = await createCluster(cloud, driver, input);
      const { status, outputs } = await settled(cloud, stack);
      expect(status).toBe('CREATE_COMPLETE');
      const resources = await cloud.heat.resources(stack, 5);

      const { loadbalancers } = await ask('load-balancer', '/v2/lbaas/loadbalancers', Balancers);
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
      const { security_groups: groups } = await ask('network', '/v2.0/security-groups', Groups);
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
