import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { kubernetesFedoraCoreos as driver } from '../../src/drivers/kubernetes-fedora-coreos/driver.js';
import { gone, settled } from '../contract/cloud-under-test.js';
import { openDriverLab } from './lab.js';
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

const lab = await openDriverLab();
const { cloud } = lab;
afterAll(() => lab.stop());

it('lets pods of Calico through to every server, with their own addresses or in IP in IP', async () => {
  const input = lab.asked(driver, {
    networkDriver: 'calico',
    labels: { calico_ipv4pool: '10.77.0.0/16' },
  });
  const stack = await createCluster(cloud, driver, input);
  expect((await settled(cloud, stack)).status).toBe('CREATE_COMPLETE');
  const ports = (await cloud.heat.resources(stack, 5)).filter(({ type }) => type === 'OS::Neutron::Port');
  expect(ports).toHaveLength(2);
  for (const { physicalId } of ports) {
    const { port } = await lab.ask('network', `/v2.0/ports/${physicalId}`, Port);
    const groups = await Promise.all(
      port.security_groups.map((id) => lab.ask('network', `/v2.0/security-groups/${id}`, Group)),
    );
    const rules = groups.flatMap(({ security_group }) => security_group.security_group_rules);
    const fromPods = rules.filter(({ remote_ip_prefix: from }) => from === '10.77.0.0/16');
    expect(fromPods.map(({ protocol }) => protocol).sort()).toEqual(['tcp', 'udp']);
    expect(rules.filter(({ remote_group_id: from }) => from).map(({ protocol }) => protocol)).toContain('4');
  }
  await cloud.heat.delete(stack);
  await gone(cloud, stack);
});
