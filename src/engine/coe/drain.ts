import { z } from 'zod';
import type { Engine } from '../engine.js';
import type { Coe } from '../templates/template.js';
import { type Asked, asked, type CoeClient } from './client.js';

/** Nodes by the names of their servers, in lower case. */
type Hosts = ReadonlySet<string>;

/** What a cluster's own API can do for nodes that are to go. */
interface Mover {
  /** Has nodes take no more work and give away what they have. Answers how many containers are still there. */
  drain(client: CoeClient, hosts: Hosts): Promise<number>;
  /** Has nodes that stay after all take work again. */
  restore(client: CoeClient, hosts: Hosts): Promise<void>;
  /** Has the cluster forget nodes that are gone. */
  forget(client: CoeClient, hosts: Hosts): Promise<void>;
}

const SwarmNode = z.object({
  ID: z.string(),
  Version: z.object({ Index: z.number() }),
  Spec: z.looseObject({ Availability: z.string() }),
  Description: z.object({ Hostname: z.string() }),
});
const SwarmTasks = z.array(z.object({ Status: z.object({ State: z.string() }) }));

const swarmNodes = async ({ get }: CoeClient, hosts: Hosts) =>
  z
    .array(SwarmNode)
    .parse(await get('/nodes'))
    .filter(({ Description }) => hosts.has(Description.Hostname.toLowerCase()));

async function setAvailability(
  client: CoeClient,
  nodes: readonly z.infer<typeof SwarmNode>[],
  availability: 'active' | 'drain',
): Promise<void> {
  for (const { ID, Version, Spec } of nodes) {
    if (Spec.Availability === availability) continue;
    const path = `/nodes/${ID}/update?version=${Version.Index}`;
    await client.send('POST', path, { ...Spec, Availability: availability });
  }
}

const swarmMode: Mover = {
  async drain(client, hosts) {
    const nodes = await swarmNodes(client, hosts);
    if (nodes.length === 0) return 0;
    await setAvailability(client, nodes, 'drain');
    const filters = encodeURIComponent(JSON.stringify({ node: nodes.map(({ ID }) => ID) }));
    const tasks = SwarmTasks.parse(await client.get(`/tasks?filters=${filters}`));
    return tasks.filter(({ Status }) => Status.State === 'running').length;
  },
  async restore(client, hosts) {
    await setAvailability(client, await swarmNodes(client, hosts), 'active');
  },
  async forget(client, hosts) {
    for (const { ID } of await swarmNodes(client, hosts))
      await client.send('DELETE', `/nodes/${ID}?force=true`);
  },
};

const Pods = z.object({
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        namespace: z.string(),
        ownerReferences: z.array(z.object({ kind: z.string() })).default([]),
      }),
      status: z.object({ phase: z.string().optional() }).default({}),
    }),
  ),
});
const ended = new Set(['Succeeded', 'Failed']);
/** A DaemonSet's pods come back at once, and a node's own cannot go. */
const stays = new Set(['DaemonSet', 'Node']);

const kubernetesNode = (host: string) => `/api/v1/nodes/${encodeURIComponent(host)}`;

const kubernetes: Mover = {
  async drain(client, hosts) {
    let left = 0;
    for (const host of hosts) {
      const status = await client.send('PATCH', kubernetesNode(host), { spec: { unschedulable: true } });
      if (status === 404) continue;
      const on = new URLSearchParams({ fieldSelector: `spec.nodeName=${host}` });
      for (const { metadata, status } of Pods.parse(await client.get(`/api/v1/pods?${on}`)).items) {
        if (ended.has(status.phase ?? '') || metadata.ownerReferences.some(({ kind }) => stays.has(kind)))
          continue;
        left += 1;
        const { name, namespace } = metadata;
        // 429: a disruption budget keeps it for now. It is asked again at the next look.
        await client.send('POST', `/api/v1/namespaces/${namespace}/pods/${name}/eviction`, {
          apiVersion: 'policy/v1',
          kind: 'Eviction',
          metadata: { name, namespace },
        });
      }
    }
    return left;
  },
  async restore(client, hosts) {
    for (const host of hosts)
      await client.send('PATCH', kubernetesNode(host), { spec: { unschedulable: null } });
  },
  async forget(client, hosts) {
    for (const host of hosts) await client.send('DELETE', kubernetesNode(host));
  },
};

const movers: Partial<Record<Coe, Mover>> = { kubernetes, 'swarm-mode': swarmMode };
const lower = (hosts: readonly string[]): Hosts => new Set(hosts.map((host) => host.toLowerCase()));

/**
 * Has nodes, by the names of their servers, take no more work and give away what they have; may be said again and again.
 * Answers how many containers are still there; null where the cluster does not answer, or its COE moves nothing.
 */
export async function drainNodes(
  engine: Engine,
  cluster: Asked & { readonly coe: Coe },
  hosts: readonly string[],
): Promise<number | null> {
  const mover = movers[cluster.coe];
  return mover ? asked(engine, cluster, 'drain nodes', (client) => mover.drain(client, lower(hosts))) : null;
}

/**
 * Tells a cluster how it went with nodes that were drained: those that are `gone` are forgotten, so that they do not stand there as
 * not ready; those that stayed take work again. Does what it can, and never throws.
 */
export async function endDrain(
  engine: Engine,
  cluster: Asked & { readonly coe: Coe },
  hosts: readonly string[],
  outcome: 'gone' | 'stayed',
): Promise<void> {
  const mover = movers[cluster.coe];
  if (!mover || hosts.length === 0) return;
  const act = outcome === 'gone' ? mover.forget : mover.restore;
  await asked(engine, cluster, `nodes ${outcome}`, (client) => act(client, lower(hosts)));
}
