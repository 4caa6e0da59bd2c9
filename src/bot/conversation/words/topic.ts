import { showCluster } from '../../../engine/clusters/lookup.js';
import { operationOfThread } from '../../../engine/store/messages.js';
import { getOperation } from '../../../engine/store/operations.js';
import { showClusterTemplate } from '../../../engine/templates/lookup.js';
import { argumentsOf } from '../../../intents/command.js';
import { findIntent } from '../../../intents/grammar/parse.js';
import {
  followedUp,
  looksBack,
  pointing,
  readAboutTopic,
  readOfAll,
} from '../../../intents/language/about-topic.js';
import { riskOf } from '../../../intents/language/intent-names.js';
import type { NameIndex } from '../../../intents/language/known-names.js';
import type { Meaning, Reading } from '../../../intents/language/reading.js';
import type { Turn } from '../turn.js';
import { slotsOf } from './alike.js';

/** Said of one that is not named: which is meant is asked for, in a cluster's thread as well. */
const anyOne = /\b(?:a|any|some|another) cluster\b|(?:某|另)?一个集群/i;

/**
 * The cluster that the thread hangs from, where the words name none; outside of such a thread "it" and "that cluster" are the
 * one that this person last spoke of here. Of what works on all clusters as well, only where the words point at one. `ofNew`: they point at one
 * that is not made yet.
 */
export async function withTopic(turn: Turn, meaning: Meaning, said: string, ofNew = false): Promise<Meaning> {
  const intent = findIntent(turn.bot.intents, meaning.intent);
  if (anyOne.test(said)) return meaning;
  const points = pointing.test(said);
  const argument = intent && argumentsOf(intent.command).find(({ kind }) => kind === 'cluster');
  if (!intent || !argument || meaning.slots[argument.slot] !== undefined) return meaning;
  if (points ? ofNew : !intent.command.positionals.includes(argument)) return meaning;
  const name = await topicOf(turn, points);
  if (!name) return meaning;
  return {
    intent: meaning.intent,
    slots: { ...meaning.slots, [argument.slot]: argument.list ? [name] : name },
  };
}

const pronoun = /^(?:it|its|them|this|that|这个|那个|它)$/i;

/** "It" is a name where a cluster is called so; where another was spoken of since, nobody can know which is meant, so that none is. */
export async function withoutPronoun(turn: Turn, meaning: Meaning): Promise<Meaning> {
  const { cluster, clusters, ...rest } = meaning.slots;
  const [name, ...others] = [cluster ?? clusters].flat();
  if (typeof name !== 'string' || others.length > 0 || !pronoun.test(name)) return meaning;
  const topic = await topicOf(turn, true);
  return topic === undefined || topic === name ? meaning : { intent: meaning.intent, slots: rest };
}

/**
 * What words that mean nothing by themselves mean by what they are said to: "tear it down", "status?" in a cluster's thread, "and ci?" after
 * a look at another; "status?" elsewhere is how all are. Answers them with the cluster's name in them; null where they mean nothing here either.
 */
export async function readByTopic(
  turn: Turn,
  text: string,
  names: NameIndex,
): Promise<{ readonly reading: Reading; readonly said: string } | null> {
  const next = followedUp(text, names);
  if (next) return { reading: sameOf(turn, next), said: text };
  const inThread = await clusterOfThread(turn);
  const topic = inThread ?? (pointing.test(text) || looksBack(text) ? latelySpokenOf(turn) : undefined);
  if (topic !== undefined) return readAboutTopic(text, topic, names, inThread !== undefined);
  const reading = readOfAll(text);
  return reading && { reading, said: text };
}

/** The look that was asked for last, at another cluster. */
function sameOf({ bot, inbound }: Turn, cluster: string): Reading {
  const last = bot.lately.heard(inbound.person, inbound.place)?.meaning;
  const isLook = last && last.slots.cluster !== undefined && riskOf(last.intent) === 'read';
  const meaning = isLook
    ? { ...last, slots: { ...last.slots, cluster } }
    : { intent: 'cluster-show', slots: { cluster } };
  return { ...meaning, confidence: 0.9, source: 'language' };
}

async function topicOf(turn: Turn, points: boolean): Promise<string | undefined> {
  return (await clusterOfThread(turn)) ?? (points ? latelySpokenOf(turn) : undefined);
}

function latelySpokenOf({ bot, inbound }: Turn): string | undefined {
  return bot.lately.cluster(inbound.person, inbound.place);
}

/** The cluster that the thread's operation is about; undefined outside of such a thread. */
export async function clusterOfThread({ bot, inbound }: Turn): Promise<string | undefined> {
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
  const isLike = sameTemplate?.nodes === 'same';
  const own = isLike ? await slotsOf(turn, name) : { clusterTemplate: await templateOf(turn, name) };
  return { intent, slots: { ...own, ...slots } };
}

/** The name of the template that a cluster was made from. Throws where no cluster is called so. */
export async function templateOf({ bot: { engine }, caller }: Turn, name: string): Promise<string> {
  const { clusterTemplateId } = await showCluster(engine, caller, name);
  return (await showClusterTemplate(engine, caller, clusterTemplateId)).name;
}
