import { z } from 'zod';
import { besides } from '../besides.js';
import { Draft } from '../draft.js';
import { destroys, riskOf } from '../intent-names.js';
import type { NameIndex } from '../known-names.js';
import type { Meaning, Reading } from '../reading.js';
import { createBreaker, createBudget } from './breaker.js';
import { type ModelSettings, openStructured } from './chat-model.js';
import { ground } from './ground.js';
import { instructions } from './prompt.js';

export interface ModelReaderSettings extends ModelSettings {
  readonly messagesPerHour: number;
}

/** One message to be read with a model's help. */
export interface Question {
  /** Without secrets: this, and nothing else, leaves the process. */
  readonly text: string;
  readonly names: NameIndex;
  readonly offline: Reading;
  /** Whose budget it counts against. */
  readonly who: string;
}

const mostCharacters = 2_000;

/**
 * A reader that asks a model and checks what it says against the offline reading. Whatever goes wrong (no answer in
 * time, a made-up slot, too many failures, the budget used up) the offline reading stands. Where both disagree about
 * a change, it is unsure and carries both.
 */
export function createModelReader(
  settings: ModelReaderSettings,
  report: (problem: unknown) => void,
): (question: Question) => Promise<Reading> {
  const breaker = createBreaker(3, 60_000);
  const mayAsk = createBudget(settings.messagesPerHour);
  let opened: ReturnType<typeof open> | undefined;
  return async ({ text, names, offline, who }) => {
    if (text.trim() === '' || breaker.isOpen() || text.length > mostCharacters || !mayAsk(who))
      return offline;
    try {
      opened ??= open(settings);
      const meaning = await propose(await opened, text, names, settings.timeoutMs);
      breaker.worked();
      return meaning ? weigh(offline, meaning) : offline;
    } catch (problem) {
      breaker.failed();
      report(problem);
      return offline;
    }
  };
}

const Proposal = z.object({ draft: Draft });

function open(settings: ModelSettings) {
  return openStructured(settings, Proposal, 'meaning');
}

/** Asks, and once more where the answer has not the draft's shape or says what was not said. */
async function propose(
  model: Awaited<ReturnType<typeof open>>,
  text: string,
  names: NameIndex,
  timeoutMs: number,
): Promise<Meaning | null> {
  const signal = AbortSignal.timeout(timeoutMs);
  const plain = text.replaceAll(/<\/?message>/gi, ' ');
  for (let round = 0; round < 2; round++) {
    const { parsed } = await model.invoke(
      [
        ['system', instructions],
        ['human', `<message>${plain}</message>`],
      ],
      { signal },
    );
    const meaning = ground(parsed?.draft, text, names);
    if (meaning) return meaning;
  }
  return null;
}

/** Both readings in one: agreement is sure, disagreement about a change is a question. */
export function weigh(offline: Reading, proposed: Meaning): Reading {
  const same = canonical(offline) === canonical(proposed);
  if (same) return { ...offline, confidence: Math.max(offline.confidence, 0.98), source: 'llm' };
  const changes = [offline.intent, proposed.intent].some((intent) => riskOf(intent) !== 'read');
  // What destroys, shrinks or acts for others is never a model's idea: the offline reader must have read it, too.
  if (destroys(proposed) && !destroys(offline)) return doubted(offline);
  if (!changes) return { ...proposed, confidence: 0.8, source: 'llm' };
  // How many nodes there are now is not known here, so any number may be fewer.
  if (offline.intent === 'none' && proposed.intent === 'cluster-resize')
    return { ...proposed, confidence: 0.5, source: 'llm', other: besides(proposed) };
  if (offline.intent === 'none') return { ...proposed, confidence: 0.75, source: 'llm' };
  if (proposed.intent === 'none') return doubted(offline);
  return {
    ...proposed,
    confidence: 0.5,
    source: 'llm',
    other: { intent: offline.intent, slots: offline.slots },
  };
}

/** A change that the model does not hear is a question; a message that asks for nothing stays one. */
function doubted(offline: Reading): Reading {
  const confidence = Math.min(offline.confidence, 0.6);
  const isChange = offline.intent !== 'none' && riskOf(offline.intent) !== 'read';
  return { ...offline, confidence, ...(isChange ? { other: besides(offline) } : {}) };
}

function canonical({ intent, slots }: Meaning): string {
  return JSON.stringify([intent, Object.entries(slots).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
