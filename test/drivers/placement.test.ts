import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DriverInput } from '../../src/drivers/driver.js';
import { drivers } from '../../src/drivers/registry.js';
import { gone, settled } from '../contract/cloud-under-test.js';
import { isBareMetal } from './inputs.js';
import { openDriverLab } from './lab.js';
import { createCluster, stackRequest } from './stack.js';

const Groups = z.object({
  server_groups: z.array(
    z.object({ name: z.string(), policies: z.array(z.string()), members: z.array(z.string()) }),
  ),
});

const lab = await openDriverLab();
const { cloud } = lab;
afterAll(() => lab.stop());

/** Nova's server groups: what each one's name ends with, its policy and how many servers it has. */
async function groups(): Promise<Record<string, [string | undefined, number]>> {
  const { server_groups } = await lab.ask('compute', '/os-server-groups?all_projects=True', Groups);
  return Object.fromEntries(
    server_groups.map(({ name, policies, members }) => [
      /(masters_|nodes_)?server_group/.exec(name)?.[0] ?? name,
      [policies[0], members.length],
    ]),
  );
}

describe.each(drivers.map((driver) => [driver.name, driver] as const))('servers of %s', (_, driver) => {
  const asked = (changes: Partial<DriverInput>) =>
    lab.asked(driver, {
      floatingIpEnabled: false,
      ...changes,
    });

  it.runIf(isBareMetal(driver))(
    'are in no group of Nova, which takes all machines for one host',
    async () => {
      const input = asked({ masterCount: 3, masterLbEnabled: true, nodeCount: 2 });
      const stack = await createCluster(cloud, driver, input);
      const { status, outputs } = await settled(cloud, stack);
      expect(status).toBe('CREATE_COMPLETE');
      const own = driver.nodeGroup ?? expect.unreachable();
      const group = own.parameters({ ...input, flavor: null }, outputs);
      expect(group).toMatchObject({ nodes_affinity_policy: 'none', node_flavor: 'baremetal' });
      expect(await groups()).toEqual({});
      await cloud.heat.delete(stack);
      await gone(cloud, stack);
    },
  );

  it.skipIf(isBareMetal(driver))(
    'are kept apart by Nova where it can, several masters and all workers, a further group of workers for itself',
    async () => {
      const input = asked({ masterCount: 3, masterLbEnabled: true, nodeCount: 2 });
      const stack = await createCluster(cloud, driver, input);
      const { status, outputs } = await settled(cloud, stack);
      expect(status).toBe('CREATE_COMPLETE');
      const home = {
        masters_server_group: ['soft-anti-affinity', 3],
        nodes_server_group: ['soft-anti-affinity', 2],
      };
      expect(await groups()).toEqual(home);

      const own = driver.nodeGroup ?? expect.unreachable();
      const request = stackRequest(driver, input);
      const { id } = await cloud.heat.create({
        ...request,
        template: driver.files()[own.template],
        parameters: own.parameters(
          { ...input, nodeCount: 1, labels: { nodes_affinity_policy: 'affinity' } },
          outputs,
        ),
      });
      const group = { id, name: request.name };
      expect((await settled(cloud, group)).status).toBe('CREATE_COMPLETE');
      expect(await groups()).toEqual({ ...home, server_group: ['affinity', 1] });
      for (const one of [group, stack]) {
        await cloud.heat.delete(one);
        await gone(cloud, one);
      }
      expect(await groups()).toEqual({});
    },
  );

  it.skipIf(isBareMetal(driver))(
    'are where Nova likes when it is told so, and one master is no group',
    async () => {
      const stack = await createCluster(cloud, driver, asked({ labels: { nodes_affinity_policy: 'none' } }));
      expect((await settled(cloud, stack)).status).toBe('CREATE_COMPLETE');
      expect(await groups()).toEqual({});
      await cloud.heat.delete(stack);
      await gone(cloud, stack);
      const single = await createCluster(cloud, driver, asked({ labels: { availability_zone: 'nova' } }));
      expect((await settled(cloud, single)).status).toBe('CREATE_COMPLETE');
      expect(Object.keys(await groups())).toEqual(['nodes_server_group']);
      await cloud.heat.delete(single);
      await gone(cloud, single);
    },
  );

  it('are in the zone that was named, or the cluster fails with Nova’s reason', async () => {
    const stack = await createCluster(cloud, driver, asked({ labels: { availability_zone: 'mars' } }));
    const { status, statusReason } = await settled(cloud, stack);
    expect(status).toBe('CREATE_FAILED');
    expect(statusReason).toContain('The requested availability zone is not available');
    await cloud.heat.delete(stack);
    await gone(cloud, stack);
  });
});
