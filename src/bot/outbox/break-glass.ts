import type { Approval } from '../../engine/approvals/approval.js';
import { getBrokenGlass } from '../../engine/store/broken-glass.js';
import type { Writer } from '../../engine/store/database.js';
import { queueEdit, queuePost } from '../../engine/store/outbox.js';
import type { Bot } from '../bot.js';
import { namedPlaces, readChannel } from './bound.js';
import { keyOf } from './keys.js';

/** Tells the security channel of a request that was approved alone, draws it again when it is reviewed, and reminds of it until then. */
export async function queueBroken(
  bot: Bot,
  tx: Writer,
  { number }: Pick<Approval, 'number'>,
  { type }: { readonly type: 'approval.broken' | 'approval.reviewed' | 'approval.unreviewed' },
): Promise<void> {
  const broken = await getBrokenGlass(tx, number);
  if (!broken) return;
  for (const place of namedPlaces(bot, [readChannel(bot, broken.channel)])) {
    const messageKey = keyOf(number, 'broken', place);
    const content = { draw: 'approval', number, view: 'broken' } as const;
    if (type === 'approval.broken') await queuePost(tx, { messageKey, place, content });
    else if (type === 'approval.reviewed') await queueEdit(tx, { messageKey, place, content });
    else {
      const again = keyOf(number, `unreviewed:${broken.reminders}`, place);
      await queuePost(tx, { messageKey: again, place, content: { ...content, view: 'unreviewed' } });
    }
  }
}
