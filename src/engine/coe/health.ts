import { z } from 'zod';
import type { HealthReason } from '../clusters/cluster.js';
import type { Coe } from '../templates/template.js';
import type { CoeClient } from './client.js';

/** Looking is all that it takes. */
type Reads = Pick<CoeClient, 'get' | 'text'>;

/** Python's words, in which Magnum's API shows what is true. */
const said = (truth: boolean) => (truth ? 'True' : 'False');

const KubernetesNodes = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      status: z.object({
        conditions: z.array(z.object({ type: z.string(), status: z.string() })).default([]),
      }),
    }),
  ),
});

async function kubernetes({ get, text }: Reads): Promise<HealthReason> {
  const api = (await text('/healthz')).trim();
  const { items } = KubernetesNodes.parse(await get('/api/v1/nodes'));
  const nodes = items.map(({ metadata, status }) => {
    const ready = status.conditions.some((each) => each.type === 'Ready' && each.status === 'True');
    return [`${metadata.name}.Ready`, said(ready)];
  });
  return { api, ...Object.fromEntries(nodes) };
}

const SwarmInfo = z.object({
  SystemStatus: z.array(z.array(z.string())).nullish(),
  DriverStatus: z.array(z.array(z.string())).nullish(),
});

/** Classic Swarm lists its nodes in `/info`: a line ` node-1` with its address, then `  └ Status` with how it is. */
async function swarm({ get, text }: Reads): Promise<HealthReason> {
  const api = (await text('/_ping')).trim().toLowerCase();
  const { SystemStatus, DriverStatus } = SwarmInfo.parse(await get('/info'));
  const reason: HealthReason = { api };
  let node = '';
  for (const [name = '', value = ''] of SystemStatus ?? DriverStatus ?? []) {
    if (/^ \S/.test(name) && /:\d+$/.test(value)) node = name.trim();
    else if (node && /^ {2}\S* ?Status$/.test(name)) reason[`${node}.Ready`] = said(value === 'Healthy');
  }
  return reason;
}

const SwarmNodes = z.array(
  z.object({ Description: z.object({ Hostname: z.string() }), Status: z.object({ State: z.string() }) }),
);

async function swarmMode({ get, text }: Reads): Promise<HealthReason> {
  const api = (await text('/_ping')).trim().toLowerCase();
  const nodes = SwarmNodes.parse(await get('/nodes')).map(({ Description, Status }) => [
    `${Description.Hostname}.Ready`,
    said(Status.State === 'ready'),
  ]);
  return { api, ...Object.fromEntries(nodes) };
}

const probes: Partial<Record<Coe, (client: Reads) => Promise<HealthReason>>> = {
  kubernetes,
  swarm,
  'swarm-mode': swarmMode,
};

/**
 * Asks a cluster's own API how it and its nodes are, as Magnum's monitors do (magnum.md D.6): `{ api: 'ok',
 * 'node-1.Ready': 'True' }`. Null for a COE that cannot be asked. Throws what the API answered otherwise.
 */
export function probe(coe: Coe, client: Reads): Promise<HealthReason> | null {
  return probes[coe]?.(client) ?? null;
}
