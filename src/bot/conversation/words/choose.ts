import { finishPending, keepPending, type Pending } from '../../../engine/store/pending.js';
import { findIntent } from '../../../intents/grammar/parse.js';
import { writeCommand } from '../../../intents/grammar/write.js';
import type { Meaning } from '../../../intents/language/reading.js';
import { staleCard } from '../answers.js';
import type { Heard } from '../lately.js';
import { keepExample } from '../misread.js';
import type { Turn } from '../turn.js';
import { choiceCard } from './cards.js';
import { route } from './route.js';

/** Shows the likeliest readings as buttons; with one known command it is taken as it is. */
export async function choose(turn: Turn, meanings: readonly Meaning[], said: string): Promise<void> {
  const known = meanings.flatMap((meaning) => {
    const intent = findIntent(turn.bot.intents, meaning.intent);
    return intent ? [{ meaning, intent }] : [];
  });
  const [first, second] = known;
  if (!first || !second) return route(turn, first?.meaning ?? (meanings[0] as Meaning), said);
  const kept = await Promise.all(
    [first, second].map(async ({ meaning, intent }) => ({
      command: writeCommand(intent.command, meaning.slots),
      pending: await turn.bot.engine.db.write((tx) =>
        keepPending(tx, {
          intent: { name: meaning.intent, slots: { ...meaning.slots }, said, guess: true },
          person: turn.inbound.person,
          place: turn.inbound.place,
          aside: true,
        }),
      ),
    })),
  );
  await turn.responder.card(choiceCard(kept));
}

/** Goes on with the reading that was chosen: it is shown, asked about and confirmed as any other. */
export async function takeChoice(turn: Turn, pending: Pending): Promise<void> {
  await turn.bot.engine.db.write((tx) => finishPending(tx, pending.id));
  const { name, slots, said } = pending.intent;
  await route(turn, { intent: name, slots }, said ?? '');
}

const kept =
  'I kept what you wrote, without secrets, so that it can be read better. Say it in other words, or type the command: what you do next is kept as what you meant.';

/** "Not what I meant": nothing is done, and the words are kept for whoever mends the reader. */
export async function keepWrong(turn: Turn, pending: Pending): Promise<void> {
  const { name, slots, said } = pending.intent;
  await turn.bot.engine.db.write((tx) => finishPending(tx, pending.id));
  await keepExample(turn, { text: said ?? '', reading: { name, slots } });
  const intent = findIntent(turn.bot.intents, name);
  const readAs = intent && [{ label: 'read as', value: `/magnum ${writeCommand(intent.command, slots)}` }];
  await turn.responder.card({
    ...staleCard(`Nothing was done. ${kept}`),
    ...(readAs && { facts: readAs }),
  });
}

/** "That is not what I meant", of words that were answered already. */
export async function keepMisread(turn: Turn, heard: Heard | undefined): Promise<void> {
  if (!heard)
    return turn.responder.card(
      staleCard('I do not know which of your words you mean. Say it in other words.'),
    );
  const { said, meaning } = heard;
  await keepExample(turn, { text: said, reading: { name: meaning.intent, slots: meaning.slots } });
  await turn.responder.card({ title: 'Thank you', tone: 'neutral', text: kept });
}
