import type { Engine } from '../engine.js';
import { conductorBinary } from '../services/service.js';
import { forgetServices, removeService, reportService } from '../store/services.js';

/** Milliseconds between two reports; Magnum's is at most 60 s. */
const interval = 30_000;
/** How long a conductor that died is remembered, in milliseconds. */
const memory = 24 * 3_600_000;

/**
 * Says that this conductor lives, at once and twice a minute. One that is stopped takes its row with it; one that
 * dies leaves it, and it is down after three minutes.
 */
export function startHeartbeat({ db, settings, log }: Engine): { stop(): Promise<void> } {
  const key = { host: settings.host, binary: conductorBinary };
  const beat = () =>
    db
      .write(async (tx) => {
        await reportService(tx, key);
        await forgetServices(tx, new Date(Date.now() - memory));
      })
      .catch((err) => log.warn({ err }, 'conductor: this heartbeat failed, the next one follows'));
  let latest = beat();
  const timer = setInterval(() => {
    latest = beat();
  }, interval);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await latest;
      await db
        .write((tx) => removeService(tx, key))
        .catch((err) => log.warn({ err }, 'conductor: its end could not be written'));
    },
  };
}
