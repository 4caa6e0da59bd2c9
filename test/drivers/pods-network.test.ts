import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { kubernetesFedoraCoreos as driver } from '../../src/drivers/kubernetes-fedora-coreos/driver.js';
import type { Cloud } from '../../src/openstack/cloud.js';
import { connect } from '../../src/openstack/connect.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { gone, settled } from '../contract/cloud-under-test.js';
import { inputFor } from './inputs.js';
import { type MagnumApi, startMagnumApi } from './magnum-api.js';
import { createCluster } from './stack.js';

const Port = z.object({ port: z.object({ security_groups: z.array(z.string()) }) });
const Group = z.object({
  security_group: z.object({
    security_group_rules: z.array(
      z.object({
        protocol: z.string().nullable(),
        remote_ip_prefix: z.string().nullable(),
        remote_group_id: z.string().nullable(),
      }),
    ),
  }),
});

let sandbox: Sandbox;
let cloud: Cloud;
let magnum: MagnumApi;

beforeAll(async () => {
  sandbox = await startSandbox({ statePath: null, pace: 0 });
  cloud = connect(sandbox.credentials);
  magnum = await startMagnumApi({ clusterUuid: '5d12f6fd-a196-4bf0-ae4c-1f639a523a52', token: 'let me in' });
});
afterAll(async () => {
  await Promise.all([cloud.close(), magnum.close(), sandbox.close()]);
});

async function ask<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(`${await cloud.identity.endpoint('network')}${path}`, {
    headers: { 'X-Auth-Token': await cloud.identity.token() },
  });
  return schema.parse(await response.json());
}

it('lets pods of Calico through to every server, with their own addresses or in IP in IP', async () => {
  const input = inputFor(driver, {
    magnumUrl: magnum.url,
    authUrl: sandbox.authUrl,
    clusterToken: 'let me in',
    networkDriver: 'calico',
    labels: { calico_ipv4pool: '10.77.0.0/16' },
  });
  const stack = await createCluster(cloud, driver, input);
  expect((await settled(cloud, stack)).status).toBe('CREATE_COMPLETE');
  const ports = (await cloud.heat.resources(stack, 5)).filter(({ type }) => type === 'OS::Neutron::Port');
  expect(ports).toHaveLength(2);
  for (const { physicalId } of ports) {
    const { port } = await ask(`/v2.0/ports/${physicalId}`, Port);
    const groups = await Promise.all(
      port.security_groups.map((id) => ask(`/v2.0/security-groups/${id}`, Group)),
    );
    const rules = groups.flatMap(({ security_group }) => security_group.security_group_rules);
    const fromPods = rules.filter(({ remote_ip_prefix: from }) => from === '10.77.0.0/16');
    expect(fromPods.map(({ protocol }) => protocol).sort()).toEqual(['tcp', 'udp']);
    expect(rules.filter(({ remote_group_id: from }) => from).map(({ protocol }) => protocol)).toContain('4');
  }
  await cloud.heat.delete(stack);
  await gone(cloud, stack);
});
