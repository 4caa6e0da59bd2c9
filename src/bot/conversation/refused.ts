import { auditRefusal } from '../../engine/audit/append.js';
import { withoutFields } from '../../intents/command.js';
import type { Intent } from '../../intents/intent.js';
import type { Turn } from './turn.js';

/** Does something that an intent wants; when it is refused, and was more than a look, the audit remembers that. */
export async function rememberingRefusal<T>(
  { bot, caller, inbound }: Turn,
  { command }: Intent,
  slots: Record<string, unknown>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (command.risk !== 'read') {
      const entry = {
        action: command.name,
        target: { kind: command.name.replace(/-[^-]+$/, ''), name: targetOf(slots) },
        input: withoutFields(command, slots),
        origin: inbound.place,
      };
      await auditRefusal(bot.engine, caller, entry, error);
    }
    throw error;
  }
}

/** The slots that name what an intent acts on, the most telling first. */
const telling = ['cluster', 'clusters', 'clusterTemplates', 'project', 'request', 'name', 'clusterTemplate'];

function targetOf(slots: Record<string, unknown>): string | null {
  const said = telling.map((slot) => slots[slot]).find((value) => value !== undefined);
  if (said === undefined) return null;
  return Array.isArray(said) ? said.join(' ') : String(said);
}
