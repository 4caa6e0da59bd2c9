import { own } from '../../../card/own.js';
import { scrub } from '../../../engine/scrub.js';
import { keepPending, type Pending } from '../../../engine/store/pending.js';
import { findIntent } from '../../../intents/grammar/parse.js';
import { readAdded, together } from '../../../intents/language/added.js';
import { existing, type NameIndex } from '../../../intents/language/known-names.js';
import type { Turn } from '../turn.js';
import { askOne, dropDraft } from './ask.js';

const named =
  /^(?:(?:and|ok|please|then)[,\s]+)*(?:(?:call|name) it |(?:名字)?叫做?\s*|named |called )?(?:a )?([\w.-]+?)(?:\s*[,，、:：]\s*|\s+(?:(?:and|but) )?(?=with\b|having\b)|\s*(?=带|用))(.+)$/iu;
const orders =
  /\b(scale|resize|grow|shrink|bump|set|needs?|wants?|should|must|add|remove|delete|show)\b|[扩缩改加减删看]/i;

/**
 * "Ci with three workers", said of a new cluster where ci exists: which other name is meant is asked for, and the rest of it stays; a button shows
 * the other thing that it may mean. Answers whether this was said.
 */
export async function isTakenName(
  turn: Turn,
  pending: Pending,
  text: string,
  names: NameIndex,
): Promise<boolean> {
  const { name: made, slots, said = '' } = pending.intent;
  const [, word = '', rest = ''] = named.exec(text.trim().replace(/[.!。！]+$/, '')) ?? [];
  const name = existing(word, 'cluster', names);
  const intent = findIntent(turn.bot.intents, made);
  const argument = intent?.command.positionals.find(({ slot }) => slot === 'name');
  if (made !== 'cluster-create' || name === undefined || !argument || orders.test(rest)) return false;
  const added = readAdded(rest, { name: made, slots }, names);
  if (!intent || !added || added.unread.length > 0) return false;
  const { name: _name, ...others } = slots;
  const { bot, inbound, responder } = turn;
  const { nodeCount } = added.slots;
  const resize =
    typeof nodeCount === 'number' &&
    (await bot.engine.db.write((tx) =>
      keepPending(tx, {
        intent: {
          name: 'cluster-resize',
          slots: { cluster: name, nodeCount },
          said: scrub(text),
          guess: true,
        },
        person: inbound.person,
        place: inbound.place,
        aside: true,
      }),
    ));
  const buttons = resize
    ? [{ label: `Scale ${own(name)} to ${nodeCount}`, style: 'plain' as const, action: `mean:${resize}` }]
    : [];
  const asking: Turn = {
    ...turn,
    responder: {
      ...responder,
      card: (card) =>
        responder.card({
          ...card,
          title: `There is a cluster ${own(name)} already. ${card.title}`,
          buttons: [...buttons, ...(card.buttons ?? [])],
        }),
    },
  };
  await dropDraft(turn, pending);
  await askOne(asking, intent, together(others, added.slots), argument, scrub(`${said}, ${rest}`));
  return true;
}
