import { withBoth } from './bare.js';
import { destroys, isGrave } from './intent-names.js';
import { indexNames, type KnownNames, type NameIndex } from './known-names.js';
import { lastLook } from './last-look.js';
import { type Opinion, opinionOf } from './opinion/opinion.js';
import { overruled } from './opinion/overrule.js';
import { settled } from './opinion/settle.js';
import { withoutStrange } from './opinion/strange.js';
import { mayHoldAside, readWithoutAside, sureAlone, withCluster } from './read-aside.js';
import { readOnce, wholly, wordsOf } from './read-once.js';
import type { Meaning, Reading } from './reading.js';
import { nothing } from './reading.js';
import { readSameNames } from './same-names.js';
import { readSameNodes } from './same-nodes.js';
import { type SameTemplate, takeSameTemplate } from './same-template.js';
import { readAlertHours } from './sentence/alert-hours.js';
import { asTold } from './sentence/as-told.js';
import { withExcept } from './sentence/except-told.js';
import { withoutOpinion } from './sentence/opinions.js';
import { withoutPlace } from './sentence/ordinals.js';
import {
  countsEvents,
  countsOtherThings,
  isOfEverydayThing,
  isOfOtherThing,
  isWhich,
  namesNothingBeside,
  onlyNumbers,
  takesNoNode,
} from './sentence/other-thing.js';
import { withoutParts } from './sentence/part-of.js';
import { withoutPasted } from './sentence/pasted.js';
import { plainly } from './sentence/plainly.js';
import type { Words } from './sentence/read-words.js';
import { onlyGoing, withoutSpared } from './sentence/spared.js';
import { isOfOtherTool, isTrick } from './sentence/tricks.js';
import { readUnnamed } from './sentence/unnamed.js';
import { asTyped, toSimplified } from './text/traditional.js';
import { withTimes } from './times.js';

export type { KnownNames, Meaning, Reading };
export { indexNames, type NameIndex };

/** Longer messages are no requests; reading them would only find words in them. */
const mostCharacters = 1_500;

/**
 * What a message in English or Simplified Chinese means, without a network: an intent with the slots that were
 * said, names as they exist, or `none` with the reason. Never throws.
 */
export function readMessage(typed: string, known: KnownNames | NameIndex = {}): Reading {
  const index = 'exact' in known ? (known as NameIndex) : indexNames(known as KnownNames);
  const message = toSimplified(typed, index);
  return asTyped(stillUnread(readSimplified(message, index)), typed, message, index);
}

function readSimplified(message: string, index: NameIndex): Reading {
  const hours = readAlertHours(message, index, readWhole);
  if (hours) return hours;
  const like = takeSameTemplate(message, index.exact);
  const whole = () => withTimes(message, readOthers(message, index));
  if (!like) return whole();
  const made = readSameNodes(like.rest, index, readWhole) ?? readWhole(like.rest, index);
  const fits = made.intent === 'cluster-create' && made.slots.clusterTemplate === undefined;
  return fits ? withSame(made, like.same) : whole();
}

/** What became a slot after all is not unread. */
function stillUnread({ unread, ...reading }: Reading): Reading {
  const said = Object.values(reading.slots).flat().map(String);
  const left = unread?.filter((each) => !said.includes(each)) ?? [];
  return left.length > 0 ? { ...reading, unread: left } : reading;
}

function readOthers(message: string, index: NameIndex): Reading {
  return (
    readSameNodes(message, index, readWhole) ??
    withBoth(message, readSameNames(message, index, readWhole), index)
  );
}

/** What is to be like another cluster but bigger: how many nodes is asked, unless it was said. */
function withSame(made: Reading, sameTemplate: SameTemplate): Reading {
  const isCounted = made.slots.nodeCount !== undefined || made.sameNodes !== undefined;
  const asks = sameTemplate.nodes === 'other' && !isCounted;
  return { ...made, sameTemplate, ...(asks && { asks: 'nodeCount' }) };
}

function readWhole(message: string, index: NameIndex): Reading {
  if (message.trim() === '') return nothing('smalltalk', 1);
  if (message.length > mostCharacters && !message.includes('-----BEGIN')) return nothing('out-of-scope', 0.9);
  if (isTrick(message) || isOfOtherTool(message)) return nothing('out-of-scope', 0.95);
  const told = asTold(message);
  if (told) return nothing(told, 0.9);
  const unnamed = readUnnamed(message);
  if (unnamed) return { intent: unnamed, slots: {}, confidence: 0.9, source: 'language' };
  const own = withoutPasted(plainly(withoutSpared(withoutName(message), index)));
  if (own === null) return nothing('report', 0.9);
  const reading = readOnce(own, index);
  const words = wordsOf(own, index);
  const opinion = opinionOf(words.tokens);
  const without = mayHoldAside(reading) ? readWithoutAside(own, index, reading, opinion) : null;
  const found = without ?? reading;
  const meant = understood(settled(overruled(found, words, opinion), words, opinion), words, opinion);
  const heard = withoutStrange(meant, words.tokens, opinion, meant.intent === found.intent);
  const looked = lastLook(own, destroys(heard) ? heard : withCluster(heard, words.tokens, index));
  return withExcept(own, withoutOpinion(own, withoutPlace(own, withoutParts(own, onlyGoing(own, looked)))));
}

/** "clear the ci cache": what destroys or decides, with words left over, takes the classifier's word for it too. */
function understood(reading: Reading, { tokens }: Words, opinion: Opinion): Reading {
  const { nodeCount, nodeCountChange } = reading.slots;
  if (typeof nodeCountChange === 'number' && countsOtherThings(tokens, nodeCountChange))
    return nothing('out-of-scope', 0.8);
  const counts = [nodeCount, nodeCountChange].map((count) => Math.abs(Number(count)));
  if (reading.intent === 'cluster-resize' && counts.some((count) => countsEvents(tokens, count)))
    return nothing('out-of-scope', 0.8);
  if (reading.intent === 'cluster-resize' && nodeCount !== undefined && onlyNumbers(tokens))
    return nothing('out-of-scope', 0.6);
  if (changesNodes(reading) && isOfEverydayThing(tokens)) return nothing('out-of-scope', 0.7);
  const { clusters, clusterTemplates } = reading.slots;
  const named = [clusters, clusterTemplates].flat().filter((each) => typeof each === 'string');
  if (
    namesNothingBeside(tokens, named) ||
    (named.length > 0 && named.every(isWhich)) ||
    takesNoNode(reading, tokens)
  )
    return nothing('out-of-scope', 0.5);
  if (reading.confidence >= wholly || !isGrave(reading.intent)) return reading;
  const agreed = opinion.intent === reading.intent && opinion.sure >= sureAlone;
  return agreed && !isOfOtherThing(tokens) ? reading : nothing('out-of-scope', 0.5);
}

function changesNodes({ intent }: Reading): boolean {
  return isGrave(intent) || intent === 'cluster-resize';
}

const signedBy =
  /(?<=[.!?,;]\s*)([Tt]hanks|[Tt]hank you|[Tt]hx|[Cc]heers|[Bb]est|([Bb]est |[Kk]ind )?[Rr]egards),?\s+((Prof|Dr|Mr|Ms|Mrs)\.?\s+)?\p{Lu}\p{Ll}+\.?\s*$/u;

/** "… Thanks, Prof. Ek": who signs a message is no name in it. */
function withoutName(message: string): string {
  return message.replace(signedBy, '');
}
