import type { Driver, DriverInput } from '../../drivers/driver.js';
import type { StackRequest } from '../../openstack/cloud.js';
import { uuidFor } from '../names.js';
import { said } from '../reconcile/stack.js';

/** The stack of a cluster as Heat would be asked for it, under a name that no stack has: a preview wants a free one. */
export function clusterRequest(driver: Driver, input: DriverInput): StackRequest {
  return {
    ...common(driver, input),
    template: driver.files()[driver.template],
    environmentFiles: driver.environments(input),
    parameters: said(driver.parameters(input)),
  };
}

/** The same of a further node group; `outputs` are the cluster's stack's. Null where the driver has none. */
export function groupRequest(
  driver: Driver,
  input: DriverInput,
  outputs: Readonly<Record<string, unknown>>,
): StackRequest | null {
  const own = driver.nodeGroup;
  return own
    ? {
        ...common(driver, input),
        template: driver.files()[own.template],
        environmentFiles: [],
        parameters: said(own.parameters(input, outputs)),
      }
    : null;
}

function common(driver: Driver, { clusterUuid }: DriverInput) {
  const name = `preview-${uuidFor(`preview:${clusterUuid}`)}`;
  return { name, files: driver.files(), timeoutMinutes: 60, tags: [] };
}
