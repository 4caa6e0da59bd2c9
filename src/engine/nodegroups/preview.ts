import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import { planResize, type ResizeInput, type ResizeKind, type ResizePlan } from '../clusters/resize.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { previewStack, type StackPreview } from '../preview/preview.js';
import { clusterRequest, groupRequest } from '../preview/requests.js';
import { driverInput, groupInput } from '../reconcile/input.js';
import { requireDriver, unknownLabels } from '../templates/checks.js';
import { templateOf } from '../templates/lookup.js';
import { planNodeGroup } from './create.js';
import type { NodeGroupInput } from './input.js';
import type { NodeGroup } from './nodegroup.js';

/** What another number of nodes would do, with the stacks as Heat previews them: nothing is changed. */
export async function previewResize(
  engine: Engine,
  caller: Caller,
  identifier: string,
  input: ResizeInput,
  how: ResizeKind = 'resize',
): Promise<ResizePlan & { readonly stack: StackPreview }> {
  const plan = await planResize(engine, caller, identifier, input, how);
  return { ...plan, stack: await previewPlan(engine, caller, plan) };
}

/** The stacks of a resize that is planned already, as Heat previews them. */
export async function previewPlan(
  engine: Engine,
  caller: Caller,
  { cluster, group, from, to }: ResizePlan,
): Promise<StackPreview> {
  return previewStack(engine, caller, cluster.projectId, async () => {
    const request = await requester(engine, caller, cluster, group);
    return { before: request(from), after: request(to) };
  });
}

/** What a further node group would be and do, after every check: nothing is stored. */
export async function previewNodeGroup(
  engine: Engine,
  caller: Caller,
  identifier: string,
  input: NodeGroupInput,
): Promise<{
  readonly cluster: Cluster;
  readonly group: NodeGroup;
  readonly ignored: readonly string[];
  readonly stack: StackPreview;
}> {
  const { cluster, group, driver } = await planNodeGroup(engine, caller, identifier, input);
  const stack = await previewStack(engine, caller, cluster.projectId, async () => {
    const request = await requester(engine, caller, cluster, group);
    return { before: null, after: request(group.nodeCount) };
  });
  return { cluster, group, ignored: unknownLabels(driver, input.labels ?? {}), stack };
}

/** The stack that a group is in, as Heat would be asked for it with so many nodes. */
async function requester(engine: Engine, caller: Caller, cluster: Cluster, group: NodeGroup) {
  const template = await templateOf(engine, cluster);
  if (!template) throw new EngineError('template.not_found', 'The template of the cluster is gone.');
  const driver = requireDriver(engine, template.serverType, template.clusterDistro, template.coe);
  const cloud = engine.clouds.forCaller(caller);
  const own = await driverInput({ cluster, template, engine, cloud });
  const home = cluster.stackId ? await cloud.heat.show(cluster.stackId, { outputs: true }) : null;
  return (nodeCount: number) => {
    if (group.isDefault) return clusterRequest(driver, { ...own, nodeCount });
    const request = groupRequest(driver, { ...groupInput(own, group), nodeCount }, home?.outputs ?? {});
    if (request) return request;
    throw new EngineError('nodegroup.invalid', `The driver ${driver.name} has no further node groups.`);
  };
}
