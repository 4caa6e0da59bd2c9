import type { Fact } from '../../../card/card.js';
import { own } from '../../../card/own.js';
import { showCluster } from '../../../engine/clusters/lookup.js';
import { scrub } from '../../../engine/scrub.js';
import { type ArgumentSpec, argumentsOf } from '../../../intents/command.js';
import { complete, findIntent } from '../../../intents/grammar/parse.js';
import { writeCommand } from '../../../intents/grammar/write.js';
import type { Intent } from '../../../intents/intent.js';
import type { Meaning } from '../../../intents/language/reading.js';
import { keep, type Words } from '../ask.js';
import { admit } from '../barrier.js';
import { pass } from '../gate.js';
import { noteCluster, noteNew } from '../lately.js';
import { subjectNow } from '../subject.js';
import { tryOut } from '../try-out.js';
import { intentContext, type Turn } from '../turn.js';
import { askWhich } from '../which.js';
import { askOne } from './ask.js';
import { lackingCard, previewCard, privilegedCard, type Shown } from './cards.js';
import { stillNeeded } from './needed.js';

/**
 * What becomes of a meaning: reads run at once, what is missing is asked for, as is what was said to be something and not what (`asks`), changes
 * are shown first, what destroys is confirmed as ever, and what is privileged is only answered with its command.
 */
export async function route(turn: Turn, meaning: Meaning, said: string, asks?: string): Promise<void> {
  const intent = findIntent(turn.bot.intents, meaning.intent);
  if (!intent) return turn.responder.card(lackingCard(meaning.intent, null));
  try {
    await follow(turn, intent, meaning, said, asks);
  } catch (error) {
    if (!(await askWhich(turn, intent, meaning.slots, error))) throw error;
  }
}

async function follow(
  turn: Turn,
  intent: Intent,
  meaning: Meaning,
  said: string,
  asks: string | undefined,
): Promise<void> {
  admit(turn.standing, intent, meaning.slots);
  const { slots: all, counted } = await resolved(turn, meaning);
  const slots = withoutSecret(all);
  const words = { said, ...(counted !== undefined && { counted }) };
  const foreign = Object.keys(slots).find((slot) => !(slot in intent.slots.shape));
  if (foreign) return turn.responder.card(lackingCard(intent.command.name, foreign));
  if (intent.command.name === 'cluster-create') noteNew(turn);
  else noteCluster(turn, slots);
  const { risk } = intent.command;
  const parsed = complete(intent, { ...slots });
  if (risk === 'privileged') {
    const which = whichRequest(parsed);
    if (which) return askOne(turn, intent, slots, which, said);
    return turn.responder.card(privilegedCard(writeCommand(intent.command, slots)));
  }
  // What only a form asks for is never asked for in words.
  if (parsed.kind === 'error' || intent.command.fields) return pass(turn, parsed, words);
  if (parsed.kind === 'incomplete') {
    const [first] = parsed.missing;
    // A file comes by a form.
    return first && first.kind !== 'file'
      ? askOne(turn, intent, slots, first, said)
      : pass(turn, parsed, words);
  }
  const needed = stillNeeded(intent, parsed.slots, asks);
  if (needed) {
    await mustBeThere(turn, intent, slots);
    return askOne(turn, intent, slots, needed, said);
  }
  // A dry run only looks: there is nothing to press for.
  if (risk !== 'change' || parsed.slots.dryRun === true) return pass(turn, parsed, words);
  const confirmation = await intent.confirm?.(intentContext(turn, turn.inbound.deliveryId), parsed.slots);
  // The preview says as well what there is not enough for.
  if (confirmation && !confirmation.isPreviewed) return pass(turn, parsed, words);
  await preview(turn, intent, parsed.slots, words);
}

/** "Approve the first one": its command would not say which either. */
function whichRequest(parsed: ReturnType<typeof complete>): ArgumentSpec | undefined {
  if (parsed.kind !== 'incomplete') return undefined;
  return parsed.missing.find(({ kind }) => kind === 'request-to-decide');
}

/** How many nodes a cluster is to have that does not exist is asked in vain. */
async function mustBeThere(
  { bot, caller }: Turn,
  { command }: Intent,
  slots: Meaning['slots'],
): Promise<void> {
  if (command.risk !== 'read' && typeof slots.cluster === 'string')
    await showCluster(bot.engine, caller, slots.cluster);
}

/** A reason is said to others. */
function withoutSecret(slots: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typeof slots.reason === 'string' ? { ...slots, reason: scrub(slots.reason) } : slots;
}

/** "two more nodes" becomes a number of nodes: pressed later, it means what was shown. */
async function resolved(turn: Turn, { slots }: Meaning): Promise<Resolved> {
  const { nodeCountChange, ...rest } = slots;
  if (typeof nodeCountChange !== 'number' || typeof slots.cluster !== 'string') return { slots };
  if (slots.nodegroup !== undefined) return { slots };
  const cluster = await showCluster(turn.bot.engine, turn.caller, slots.cluster);
  const nodeCount = cluster.nodeCount + nodeCountChange;
  return { slots: { ...rest, nodeCount }, counted: nodeCountChange };
}

interface Resolved {
  readonly slots: Readonly<Record<string, unknown>>;
  /** By how many more or fewer it was said. */
  readonly counted?: number;
}

async function preview(
  turn: Turn,
  intent: Intent,
  slots: Record<string, unknown>,
  words: Words,
): Promise<void> {
  const shown = (await tryOut(turn, intent, slots)) ?? (await inWords(turn, intent, slots));
  const about = await subjectNow(turn, intent, slots);
  const pending = await keep(turn, intent, slots, { about, ...words });
  await turn.responder.card(previewCard(writeCommand(intent.command, slots), shown, pending));
}

/** What a change without a dry run does: what its form is called and says, and each thing that was said. */
async function inWords(turn: Turn, intent: Intent, slots: Record<string, unknown>): Promise<Shown> {
  const about = await intent.form?.about?.(intentContext(turn, turn.inbound.deliveryId), slots);
  return {
    title: about?.title ?? intent.form?.title ?? 'This is what I understood',
    facts: saidFacts(intent, slots),
    footnote: [`${intent.command.summary}.`, about?.text].filter(Boolean).join(' '),
  };
}

function saidFacts({ command }: Intent, slots: Readonly<Record<string, unknown>>): Fact[] {
  return argumentsOf(command).flatMap(({ name, slot, kind }) => {
    const value = [slots[slot]]
      .flat()
      .filter((each) => ['string', 'number', 'boolean'].includes(typeof each));
    if (value.length === 0 || kind === 'secret') return [];
    return [
      {
        label: name.replaceAll('-', ' '),
        value: value.map((each) => (typeof each === 'string' ? own(each) : String(each))).join(', '),
      },
    ];
  });
}
