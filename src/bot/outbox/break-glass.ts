import type { Approval } from '../../engine/approvals/approval.js';
import { getBrokenGlass } from '../../engine/store/broken-glass.js';
import type { Writer } from '../../engine/store/database.js';
import { type Message, queueEdit, queueEditOfPosted, queuePost } from '../../engine/store/outbox.js';
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
    const reminder = (nth: number): Message => ({
      messageKey: keyOf(number, `unreviewed:${nth}`, place),
      place,
      content: { ...content, view: 'unreviewed' },
    });
    if (type === 'approval.broken') await queuePost(tx, { messageKey, place, content });
    else if (type === 'approval.unreviewed') await queuePost(tx, reminder(broken.reminders));
    else {
      await queueEdit(tx, { messageKey, place, content });
      for (let nth = 0; nth <= broken.reminders; nth += 1) await queueEditOfPosted(tx, reminder(nth));
    }
  }
}
