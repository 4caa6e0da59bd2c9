import { z } from 'zod';
import type { Engine } from '../engine.js';
import type { Loads } from '../nodes/choose.js';
import type { Coe } from '../templates/template.js';
import { type Asked, asked, type CoeClient } from './client.js';

const Pods = z.object({
  metadata: z.object({ continue: z.string().optional() }).default({}),
  items: z.array(
    z.object({
      metadata: z.object({
        ownerReferences: z.array(z.object({ kind: z.string() })).optional(),
      }),
      spec: z.object({ nodeName: z.string().optional() }),
    }),
  ),
});
const podsAPage = 500;
/** These run on every node, or belong to the node itself: they say nothing about how much it has to do. */
const everywhere = new Set(['DaemonSet', 'Node']);

async function kubernetes({ get }: CoeClient): Promise<string[]> {
  const hosts: string[] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const query = new URLSearchParams({ fieldSelector: 'status.phase=Running', limit: String(podsAPage) });
    if (next) query.set('continue', next);
    const { items, metadata } = Pods.parse(await get(`/api/v1/pods?${query}`));
    for (const { metadata: pod, spec } of items) {
      const isOwn = !pod.ownerReferences?.some(({ kind }) => everywhere.has(kind));
      if (isOwn && spec.nodeName) hosts.push(spec.nodeName);
    }
    next = metadata.continue || undefined;
  }
  return hosts;
}

const Containers = z.array(z.object({ Names: z.array(z.string()), Image: z.string() }));

/** Classic Swarm names a container by its host first: `/node-1/web`. */
async function swarm({ get }: CoeClient): Promise<string[]> {
  return Containers.parse(await get('/containers/json'))
    .filter(({ Image }) => !/(^|\/)swarm(:|$)/.test(Image))
    .flatMap(({ Names }) => Names.map((name) => name.split('/')[1] ?? '').slice(0, 1));
}

const Nodes = z.array(z.object({ ID: z.string(), Description: z.object({ Hostname: z.string() }) }));
const Tasks = z.array(z.object({ NodeID: z.string().optional() }));

async function swarmMode({ get }: CoeClient): Promise<string[]> {
  const running = encodeURIComponent(JSON.stringify({ 'desired-state': ['running'] }));
  const [nodes, tasks] = await Promise.all([get('/nodes'), get(`/tasks?filters=${running}`)]);
  const hosts = new Map(Nodes.parse(nodes).map(({ ID, Description }) => [ID, Description.Hostname]));
  return Tasks.parse(tasks).flatMap(({ NodeID }) => (NodeID && hosts.get(NodeID)) ?? []);
}

const readers: Partial<Record<Coe, (client: CoeClient) => Promise<string[]>>> = {
  kubernetes,
  swarm,
  'swarm-mode': swarmMode,
};

/** How many containers run on each node, asked of the cluster itself; null where it does not answer or cannot be asked. */
export async function nodeLoads(engine: Engine, cluster: Asked, coe: Coe): Promise<Loads> {
  const reader = readers[coe];
  const hosts = reader && (await asked(engine, cluster, 'what runs on its nodes', reader));
  if (!hosts) return null;
  const loads = new Map<string, number>();
  for (const host of hosts) {
    const name = host.toLowerCase();
    loads.set(name, (loads.get(name) ?? 0) + 1);
  }
  return loads;
}
