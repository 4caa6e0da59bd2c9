import { setMaxListeners } from 'node:events';
import { duration } from '../clock.js';
import type { SandboxLogger } from '../sandbox.js';
import type { Store } from '../state/store.js';
import type { Server } from '../state/world.js';
import { clusterFacts, firstProgram } from './heat-params.js';
import { runGuest } from './run-guest.js';

/** The guests of the sandbox's servers, each running in this process once its server is ACTIVE. */
export interface Guests {
  /** A server is ACTIVE, or has other metadata: its guest boots once, and upgrades itself as often as it is told to. */
  boot(serverId: string): void;
  /** Begins the guests again that had not finished when the sandbox stopped. */
  resume(): void;
  stop(): Promise<void>;
}

/** The number of the upgrade that a server's metadata tells it to do; 0 where it tells nothing. */
function wantedUpgrade({ metadata }: Server): number {
  return Number(metadata.magnum_upgrade ?? 0) || 0;
}

/** Starts with no guest; `resume` picks up those of the state. */
export function startGuests(
  store: Store,
  options: { pace: number; url: () => string; logger: SandboxLogger },
): Guests {
  const stopping = new AbortController();
  // Each guest that waits listens to it, and hundreds may.
  setMaxListeners(0, stopping.signal);
  const running = new Set<Promise<void>>();

  const imageOf = (server: Server): string => store.images.get(server.imageId ?? '')?.name ?? '';
  const troubleOf = (server: Server, upgrade: number | null): string | null => {
    if (upgrade === null && imageOf(server) === 'broken-guest')
      return `${firstProgram(server.userData)} did not start: the engine on ${server.name} exited with status 125`;
    const release = server.metadata.kube_tag ?? '';
    return upgrade !== null && release.endsWith('.99') ? `Could not download ${release} of kubelet` : null;
  };
  const run = async (server: Server): Promise<void> => {
    const upgrade = server.guest === 'upgrading' ? wantedUpgrade(server) : null;
    const failure = troubleOf(server, upgrade);
    const report = await runGuest(server.userData, {
      name: server.name,
      delayMs: duration('guest', options.pace),
      signal: stopping.signal,
      rewriteUrl: (url) =>
        url.startsWith('http://127.0.0.1:') && /\/(heat|identity)\/v[13]/.test(url)
          ? options.url() + new URL(url).pathname + new URL(url).search
          : url,
      ...(failure === null ? {} : { failure }),
      ...(upgrade === null ? {} : { upgrade, reached: server.upgraded }),
    });
    if (stopping.signal.aborted) return;
    options.logger.info(
      { server: server.id, outcome: report.outcome, reason: report.reason },
      'a sandbox guest is done',
    );
    const now = store.servers.get(server.id);
    if (!now) return;
    const tried = upgrade ?? clusterFacts(now.userData)?.upgrades ?? 0;
    const upgraded = upgrade !== null && report.outcome !== 'success' ? now.upgraded : tried;
    const done: Server = { ...now, guest: 'done', tried, upgraded };
    store.servers.put(done);
    await store.flush();
    boot(done.id);
  };
  const start = (server: Server): void => {
    const task = run(server).catch((error: unknown) =>
      options.logger.error({ server: server.id, error }, 'a sandbox guest went wrong'),
    );
    running.add(task);
    task.finally(() => running.delete(task)).catch(() => {});
  };
  const begin = (server: Server, guest: 'starting' | 'upgrading'): void => {
    const begun: Server = { ...server, guest };
    store.servers.put(begun);
    start(begun);
  };
  const boot = (serverId: string): void => {
    const server = store.servers.get(serverId);
    if (!server || server.userData === '') return;
    const tried = server.tried ?? server.upgraded ?? 0;
    if (server.guest === 'done' && wantedUpgrade(server) > tried) begin(server, 'upgrading');
    if (server.guest !== null) return;
    if (imageOf(server) === 'silent-guest') store.servers.put({ ...server, guest: 'silent' });
    else begin(server, 'starting');
  };
  return {
    boot,
    resume() {
      for (const server of store.servers.filter(({ guest }) => guest === 'starting' || guest === 'upgrading'))
        start(server);
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(running);
    },
  };
}
