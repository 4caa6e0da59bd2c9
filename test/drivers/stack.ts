import { randomBytes } from 'node:crypto';
import type { Driver, DriverInput } from '../../src/drivers/driver.js';
import type { Cloud, StackRef, StackRequest } from '../../src/openstack/cloud.js';

/** The stack of a cluster, as the engine would ask Heat for it, under a name that no other has. */
export function stackRequest(driver: Driver, input: DriverInput): StackRequest {
  return {
    name: `${driver.name.slice(0, 5)}-${randomBytes(4).toString('hex')}`,
    template: driver.files()[driver.template],
    files: driver.files(),
    environmentFiles: driver.environments(input),
    parameters: driver.parameters(input),
    timeoutMinutes: 10,
    tags: ['test'],
  };
}

/** Has Heat begin with a cluster. */
export async function createCluster(cloud: Cloud, driver: Driver, input: DriverInput): Promise<StackRef> {
  const request = stackRequest(driver, input);
  const { id } = await cloud.heat.create(request);
  return { id, name: request.name };
}
