import type { Config } from '../../config/config.js';
import { lastHeard, serviceState } from '../../engine/services/service.js';
import type { Database } from '../../engine/store/database.js';
import { listServices } from '../../engine/store/services.js';
import type { Check } from '../commands/doctor.js';
import { openConfigured } from '../database.js';

/** Whether the conductors that were started still report; nothing to say where the database cannot be opened. */
export async function checkConductors(config: Config): Promise<Check[]> {
  const db = await openConfigured(config).catch(() => null);
  if (!db) return [];
  try {
    return await judge(db);
  } finally {
    await db.close();
  }
}

async function judge(db: Database): Promise<Check[]> {
  const services = await listServices(db.read);
  const name = 'conductors';
  const down = services.filter((service) => serviceState(service) === 'down');
  if (down.length === 0) {
    const up = services.map(({ host }) => host).join(', ');
    const sentence = up ? `Up: ${up}.` : 'None runs now; serve starts one.';
    return [{ name, ok: true, sentence }];
  }
  return down.map((service) => ({
    name,
    ok: false,
    sentence: service.forcedDown
      ? `${service.host} is forced down${service.disabledReason ? ` (${service.disabledReason})` : ''}.`
      : `${service.host} was last heard of at ${lastHeard(service).toISOString()}: start it again there. One that does not come back is forgotten after a day.`,
  }));
}
