import type { Event } from '../../engine/events/event.js';
import { lastEventNumber, listEventsAfter } from '../../engine/store/events.js';
import type { Bot } from '../bot.js';
import type { Changed } from '../platform.js';
import { isAboutApproval } from './approvals.js';

const batch = 50;

/**
 * Tells the platforms where people have pages of their own before them that something on these may have changed. What stands before
 * somebody is known to the one process that drew it: each looks at the events for itself, from when it began.
 */
export function followPages(bot: Bot): () => Promise<void> {
  const { read } = bot.engine.db;
  let position: number | null = null;
  return async () => {
    const platforms = [...bot.platforms.values()].filter(({ changed }) => changed);
    if (platforms.length === 0) return;
    position ??= await lastEventNumber(read);
    for (let more = true; more; ) {
      const events: Event[] = await listEventsAfter(read, position, batch);
      position = events.at(-1)?.seq ?? position;
      more = events.length === batch;
      if (events.length > 0) for (const platform of platforms) platform.changed?.(changedBy(events));
    }
  };
}

/** Requests are decided by people of other projects, too. */
function changedBy(events: readonly Event[]): Changed {
  return {
    projects: new Set(events.map(({ projectId }) => projectId)),
    everywhere: events.some(({ body }) => isAboutApproval(body)),
  };
}
