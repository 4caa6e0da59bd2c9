import type { Engine } from '../engine.js';
import { getCluster } from '../store/clusters/find.js';
import { insertEvent } from '../store/events.js';
import { type IssuedCertificate, listDueReminders, moveReminder } from '../store/issued.js';

const day = 86_400_000;
/** Days before a certificate expires at which its owner is reminded. */
const remindedDays = [30, 7, 1];
const batch = 100;

/** When to remind next of something that expires then; null when every reminder is past. */
export function nextReminder(expiresAt: Date, after: Date): Date | null {
  const times = remindedDays.map((days) => new Date(expiresAt.getTime() - days * day));
  return times.find((time) => time > after) ?? null;
}

/**
 * Tells, as events, which certificates expire soon: each once at 30, 7 and 1 days before, whoever asks and however often.
 * After a longer pause only the nearest of what was missed is told.
 */
export async function remind(engine: Engine, now: Date): Promise<void> {
  for (;;) {
    const due = await listDueReminders(engine.db.read, now, batch);
    for (const issued of due) await tell(engine, issued, now);
    if (due.length < batch) return;
  }
}

async function tell(engine: Engine, issued: IssuedCertificate, now: Date): Promise<void> {
  const cluster = await getCluster(engine.db.read, issued.clusterUuid);
  await engine.db.write(async (tx) => {
    if (!(await moveReminder(tx, issued, nextReminder(issued.expiresAt, now)))) return;
    if (!cluster || issued.expiresAt <= now) return;
    const days = Math.max(1, Math.round((issued.expiresAt.getTime() - now.getTime()) / day));
    await insertEvent(tx, {
      projectId: cluster.projectId,
      clusterUuid: cluster.uuid,
      body: { type: 'certificate.expiring', issuedId: issued.id, days },
    });
  });
  engine.wake.consumers.notify();
}

/** The job that reminds, once an hour and at the start. Several may run. */
export function startReminders(engine: Engine): { stop(): Promise<void> } {
  const hour = 3_600_000;
  let running = Promise.resolve();
  const look = () => {
    running = running
      .then(() => remind(engine, new Date()))
      .catch((err) => engine.log.warn({ err }, 'reminders: this look failed, the next one follows'));
  };
  look();
  const timer = setInterval(look, hour);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
