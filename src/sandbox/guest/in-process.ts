import { duration } from '../clock.js';
import type { SandboxLogger } from '../sandbox.js';
import type { Store } from '../state/store.js';
import type { Server } from '../state/world.js';
import { runGuest } from './run-guest.js';

/** The guests of the sandbox's servers, each running in this process once its server is ACTIVE. */
export interface Guests {
  boot(serverId: string): void;
  /** Begins the guests again that had not finished when the sandbox stopped. */
  resume(): void;
  stop(): Promise<void>;
}

/** Starts with no guest; `resume` picks up those of the state. */
export function startGuests(
  store: Store,
  options: { pace: number; url: () => string; logger: SandboxLogger },
): Guests {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  const imageOf = (server: Server): string => store.images.get(server.imageId ?? '')?.name ?? '';
  const run = async (server: Server): Promise<void> => {
    const image = imageOf(server);
    const report = await runGuest(server.userData, {
      name: server.name,
      delayMs: duration('guest', options.pace),
      signal: stopping.signal,
      rewriteUrl: (url) =>
        url.startsWith('http://127.0.0.1:') && /\/(heat|identity)\/v[13]/.test(url)
          ? options.url() + new URL(url).pathname + new URL(url).search
          : url,
      ...(image === 'broken-guest'
        ? { failure: `Swarm manager did not start: the engine on ${server.name} exited with status 125` }
        : {}),
    });
    if (stopping.signal.aborted) return;
    options.logger.info(
      { server: server.id, outcome: report.outcome, reason: report.reason },
      'a sandbox guest is done',
    );
    const now = store.servers.get(server.id);
    if (now) store.servers.put({ ...now, guest: 'done' });
    await store.flush();
  };
  const start = (server: Server): void => {
    const task = run(server).catch((error: unknown) =>
      options.logger.error({ server: server.id, error }, 'a sandbox guest went wrong'),
    );
    running.add(task);
    task.finally(() => running.delete(task)).catch(() => {});
  };
  return {
    boot(serverId) {
      const server = store.servers.get(serverId);
      if (!server || server.guest !== null || server.userData === '') return;
      const silent = imageOf(server) === 'silent-guest';
      store.servers.put({ ...server, guest: silent ? 'silent' : 'starting' });
      if (!silent) start(server);
    },
    resume() {
      for (const server of store.servers.filter((one) => one.guest === 'starting')) start(server);
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(running);
    },
  };
}
