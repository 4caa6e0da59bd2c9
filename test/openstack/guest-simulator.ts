import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { connect } from '../../src/openstack/connect.js';
import type { Credentials } from '../../src/openstack/credentials.js';
import { type GuestOptions, type GuestReport, runGuest } from '../../src/sandbox/guest/run-guest.js';

/** One server's guest and how it ended. */
export interface WatchedGuest {
  readonly serverId: string;
  readonly serverName: string;
  readonly report: GuestReport;
}

export interface WatchOptions {
  /** An admin: only an admin reads user data, and servers of every project. */
  readonly admin: Credentials;
  /** Between two looks at Nova. Default 1000 ms. */
  readonly intervalMs?: number;
  /** Which servers to be the guest of; all when absent. */
  readonly wants?: (server: { id: string; name: string }) => boolean;
  /** How a guest behaves: its delay, or a failure on request. */
  readonly guest?: (server: { id: string; name: string; upgrade?: number }) => Partial<GuestOptions>;
  /** A guest begins to upgrade itself; `running` do so now, itself included. */
  readonly onUpgrade?: (server: { id: string; name: string }, running: number) => void;
  readonly onReport?: (guest: WatchedGuest) => void;
  /** Nova could not be asked; the next look comes anyway. */
  readonly onTrouble?: (error: unknown) => void;
}

export interface Watch {
  /** Stops looking, and the guests that still run. */
  stop(): Promise<void>;
}

const serversSchema = z.object({
  servers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      status: z.string(),
      metadata: z.object({ magnum_upgrade: z.coerce.number().default(0) }),
    }),
  ),
});

const userDataSchema = z.object({ server: z.object({ 'OS-EXT-SRV-ATTR:user_data': z.string().nullish() }) });

type ListedServer = z.infer<typeof serversSchema>['servers'][number];

/**
 * Stands in for what would run in the servers of a real cloud whose hypervisor is fake: finds every server that
 * becomes ACTIVE (those that were there before the watch began are left alone) and runs its guest once, and again for
 * each upgrade that its metadata tells it to do.
 */
export async function watchServers(options: WatchOptions): Promise<Watch> {
  const cloud = connect(options.admin);
  const stopping = new AbortController();
  const seen = new Set<string>();
  let upgrading = 0;
  /** The last upgrade that each guest tried, or was born with, and the last that it finished. */
  const tried = new Map<string, number>();
  const reached = new Map<string, number>();
  const guests = new Set<Promise<void>>();

  const nova = async (path: string, headers: Record<string, string> = {}): Promise<unknown> => {
    const endpoint = await cloud.identity.endpoint('compute');
    if (endpoint === null) throw new Error('the catalogue has no compute service');
    const response = await fetch(`${endpoint}/${path}`, {
      headers: { 'X-Auth-Token': await cloud.identity.token(), ...headers },
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(30_000)]),
    });
    if (!response.ok) throw new Error(`Nova answered ${response.status}`);
    return response.json();
  };
  const list = async (): Promise<ListedServer[]> =>
    serversSchema.parse(await nova('servers/detail?all_tenants=1')).servers;
  /** From 2.3 on Nova shows an admin user data: of all servers that would be megabytes in each look. */
  const userDataOf = async (id: string): Promise<string> => {
    const { server } = userDataSchema.parse(
      await nova(`servers/${id}`, { 'OpenStack-API-Version': 'compute 2.3' }),
    );
    return Buffer.from(server['OS-EXT-SRV-ATTR:user_data'] ?? '', 'base64').toString('utf8');
  };
  const run = async (
    { id, name, metadata }: ListedServer,
    userData: string,
    upgrade?: number,
  ): Promise<void> => {
    if (upgrade !== undefined) options.onUpgrade?.({ id, name }, ++upgrading);
    const report = await runGuest(userData, {
      name,
      signal: stopping.signal,
      ...(upgrade === undefined ? {} : { upgrade, reached: reached.get(id) ?? 0 }),
      ...options.guest?.({ id, name, ...(upgrade === undefined ? {} : { upgrade }) }),
    });
    if (report.outcome === 'success') reached.set(id, upgrade ?? metadata.magnum_upgrade);
    if (upgrade !== undefined) upgrading -= 1;
    options.onReport?.({ serverId: id, serverName: name, report });
  };
  const look = async (): Promise<void> => {
    for (const server of await list()) {
      const { magnum_upgrade: wanted } = server.metadata;
      const before = tried.get(server.id);
      const upgrade = before !== undefined && wanted > before ? wanted : undefined;
      if (server.status !== 'ACTIVE' || (seen.has(server.id) && upgrade === undefined)) continue;
      const wants = options.wants?.({ id: server.id, name: server.name }) ?? true;
      const userData = wants ? await userDataOf(server.id) : '';
      seen.add(server.id);
      if (!wants) continue;
      tried.set(server.id, wanted);
      const guest = run(server, userData, upgrade).catch((error: unknown) => options.onTrouble?.(error));
      guests.add(guest);
      guest.finally(() => guests.delete(guest)).catch(() => {});
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await look();
        await sleep(options.intervalMs ?? 1000, undefined, { signal: stopping.signal });
      } catch (error) {
        if (stopping.signal.aborted) return;
        options.onTrouble?.(error);
        await sleep(options.intervalMs ?? 1000);
      }
    }
  };
  for (const server of await list()) if (server.status === 'ACTIVE') seen.add(server.id);
  const looping = loop();
  return {
    async stop() {
      stopping.abort();
      await looping;
      await Promise.allSettled(guests);
      await cloud.close();
    },
  };
}
