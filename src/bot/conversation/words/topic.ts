import { showCluster } from '../../../engine/clusters/lookup.js';
import { operationOfThread } from '../../../engine/store/messages.js';
import { getOperation } from '../../../engine/store/operations.js';
import { showClusterTemplate } from '../../../engine/templates/lookup.js';
import { findIntent } from '../../../intents/grammar/parse.js';
import type { Meaning, Reading } from '../../../intents/language/reading.js';
import type { Turn } from '../turn.js';

const pointing =
  /\b(it|its|it's|them|that one|this one|the same one|(that|this|the same|said) cluster)\b|它|(这个|那个|该|刚才那个?)集群/i;

/**
 * The cluster that the thread hangs from, where the words name none; outside of such a thread "it" and "that cluster" are the
 * one that this person last spoke of here.
 */
export async function withTopic(turn: Turn, meaning: Meaning, said: string): Promise<Meaning> {
  const intent = findIntent(turn.bot.intents, meaning.intent);
  const argument = intent?.command.positionals.find(({ kind }) => kind === 'cluster');
  if (!argument || meaning.slots[argument.slot] !== undefined) return meaning;
  const { bot, inbound } = turn;
  const lately = pointing.test(said) ? bot.lately.cluster(inbound.person, inbound.place) : undefined;
  const name = (await clusterOfThread(turn)) ?? lately;
  if (!name) return meaning;
  return {
    intent: meaning.intent,
    slots: { ...meaning.slots, [argument.slot]: argument.list ? [name] : name },
  };
}

/** The cluster that the thread's operation is about; undefined outside of such a thread. */
async function clusterOfThread({ bot, inbound }: Turn): Promise<string | undefined> {
  const { read } = bot.engine.db;
  const { thread } = inbound.place;
  const id = thread ? await operationOfThread(read, thread) : null;
  return id ? (await getOperation(read, id))?.clusterName : undefined;
}

/**
 * "The same template": that of the cluster that was named, else of the cluster that the thread hangs from. Where
 * neither is known the template stays unsaid, and is asked for.
 */
export async function withSameTemplate(
  turn: Turn,
  { intent, slots, sameTemplate }: Reading,
): Promise<Meaning> {
  const name = sameTemplate?.cluster ?? (sameTemplate && (await clusterOfThread(turn)));
  if (!name) return { intent, slots };
  const { engine } = turn.bot;
  const cluster = await showCluster(engine, turn.caller, name);
  const { name: clusterTemplate } = await showClusterTemplate(engine, turn.caller, cluster.clusterTemplateId);
  return { intent, slots: { ...slots, clusterTemplate } };
}
