import { findWaiting } from '../../../engine/store/pending.js';
import { readAnswer } from '../../../intents/language/answer.js';
import { readCorrection } from '../../../intents/language/correction.js';
import { type Reading, readMessage } from '../../../intents/language/read.js';
import type { NoneReason } from '../../../intents/language/reading.js';
import { scrub } from '../../../intents/language/scrub.js';
import { staleCard } from '../answers.js';
import type { Turn } from '../turn.js';
import { answerKind, askedArgument, dropDraft, takeAnswer } from './ask.js';
import { nothingCard } from './cards.js';
import { choose } from './choose.js';
import { namesFor } from './names.js';
import { route } from './route.js';
import { withSameTemplate, withTopic } from './topic.js';

/** Below this a change is a question with the two likeliest readings. */
const sureEnough = 0.7;

/** Plain words said to the bot: an answer to its last question, or something new. */
export async function hear(turn: Turn, text: string): Promise<void> {
  const { bot, inbound } = turn;
  const names = await namesFor(turn);
  const waiting = await findWaiting(bot.engine.db.read, inbound.person, inbound.place);
  const draft = waiting?.intent.asked ? waiting : null;
  const asked = draft && askedArgument(bot, draft);
  if (draft && asked) {
    const answer = readAnswer(text, answerKind(asked.argument), names);
    if (answer && 'cancelled' in answer) {
      await dropDraft(turn, draft);
      return turn.responder.card(staleCard('Nothing was done.'));
    }
    if (answer) return takeAnswer(turn, draft, answer.value);
  }
  const corrected = waiting && !draft ? readCorrection(text, waiting.intent, names) : null;
  if (waiting && corrected) {
    await dropDraft(turn, waiting);
    return act(turn, corrected, `${waiting.intent.said}, no, ${scrub(text)}`);
  }
  const reading = bot.readWords
    ? await bot.readWords({
        text: scrub(text),
        names,
        offline: readMessage(text, names),
        person: inbound.person,
      })
    : readMessage(text, names);
  if (draft && reading.intent !== 'none') await dropDraft(turn, draft);
  await act(turn, reading, scrub(text));
}

async function act(turn: Turn, reading: Reading, said: string): Promise<void> {
  if (reading.intent === 'none') {
    if (reading.guesses) {
      const [first, second] = reading.guesses;
      return choose(turn, [await withTopic(turn, first), second], said);
    }
    return turn.responder.card(
      nothingCard((reading.slots.reason as NoneReason | undefined) ?? 'out-of-scope'),
    );
  }
  const meaning = await withTopic(turn, await withSameTemplate(turn, reading));
  if (reading.confidence < sureEnough && reading.other) return choose(turn, [meaning, reading.other], said);
  await route(turn, meaning, said);
}
