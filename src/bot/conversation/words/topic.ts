import { operationOfThread } from '../../../engine/store/messages.js';
import { getOperation } from '../../../engine/store/operations.js';
import { findIntent } from '../../../intents/grammar/parse.js';
import type { Meaning } from '../../../intents/language/reading.js';
import type { Turn } from '../turn.js';

/** "it" and "that cluster": the cluster that the thread hangs from, where the words name none. */
export async function withTopic(turn: Turn, meaning: Meaning): Promise<Meaning> {
  const { thread } = turn.inbound.place;
  const intent = findIntent(turn.bot.intents, meaning.intent);
  const argument = intent?.command.positionals.find(({ kind }) => kind === 'cluster');
  if (!thread || !argument || meaning.slots[argument.slot] !== undefined) return meaning;
  const { read } = turn.bot.engine.db;
  const id = await operationOfThread(read, thread);
  const name = id ? (await getOperation(read, id))?.clusterName : undefined;
  if (!name) return meaning;
  return {
    intent: meaning.intent,
    slots: { ...meaning.slots, [argument.slot]: argument.list ? [name] : name },
  };
}
