import type { Driver, DriverInput } from '../../../src/drivers/driver.js';
import { connect } from '../../../src/openstack/connect.js';
import { startSandbox } from '../../../src/sandbox/sandbox.js';
import { settled } from '../../contract/cloud-under-test.js';
import { startMagnumApi } from '../../drivers/magnum-api.js';
import { createCluster } from '../../drivers/stack.js';
import { countedResources } from './counted.js';

/** How many resources of each type a stack of ours has once the sandbox has built it. */
export async function countedOnceBuilt(
  driver: Driver,
  input: DriverInput,
): Promise<Readonly<Record<string, number>>> {
  const sandbox = await startSandbox({ statePath: null, pace: 0 });
  const cloud = connect(sandbox.credentials);
  const token = 'token-of-the-cluster';
  const magnum = await startMagnumApi({ clusterUuid: input.clusterUuid, token });
  try {
    const asked = { ...input, magnumUrl: magnum.url, authUrl: sandbox.authUrl, clusterToken: token };
    const stack = await createCluster(cloud, driver, asked);
    const { status, statusReason } = await settled(cloud, stack);
    if (status !== 'CREATE_COMPLETE') throw new Error(`The sandbox did not build it: ${statusReason}`);
    return countedResources(await cloud.heat.resources(stack, 5));
  } finally {
    await Promise.all([cloud.close(), magnum.close(), sandbox.close()]);
  }
}
