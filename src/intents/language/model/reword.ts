import { z } from 'zod';
import { createBreaker, createBudget } from './breaker.js';
import { openStructured } from './chat-model.js';
import type { ModelReaderSettings } from './read-with-model.js';

/** Sentences of this program's own that are to be said in other words. */
export interface Rewording {
  /** No names, numbers of a cloud or words of a person: this, and the language, leaves the process. */
  readonly sentences: string;
  /** A language as its platform says it: `de`, `pt-BR`; absent: English. */
  readonly locale?: string | undefined;
  /** Whose budget it counts against. */
  readonly who: string;
}

/** The same in other words, in the language that was asked for; null where no model gives any that may be shown. Never throws. */
export type Reword = (what: Rewording) => Promise<string | null>;

const mostCharacters = 1_200;
const Answer = z.object({ text: z.string() });

const instructions = `You put the explanation of a failure into plainer words for a colleague who is new to OpenStack.
Write two to four short sentences in the language that is asked for. Say the same and nothing more: no cause, advice, name, number,
command or link that the explanation does not have. Keep what it says in code (words with dashes or underscores) as it is.`;

/**
 * Has a model reword what rules found. It decides nothing: what it says stands beside the rules' own sentences, and is left out where it is
 * late, long, or has a number, command or link that they have not.
 */
export function createReworder(settings: ModelReaderSettings, report: (problem: unknown) => void): Reword {
  const breaker = createBreaker(3, 60_000);
  const mayAsk = createBudget(settings.messagesPerHour);
  let opened: ReturnType<typeof open> | undefined;
  return async ({ sentences, locale, who }) => {
    if (breaker.isOpen() || !mayAsk(who)) return null;
    try {
      opened ??= open(settings);
      const { parsed } = await (await opened).invoke(
        [
          ['system', instructions],
          ['human', `Language: ${locale ?? 'en'}\n<explanation>${sentences}</explanation>`],
        ],
        { signal: AbortSignal.timeout(settings.timeoutMs) },
      );
      breaker.worked();
      const said = parsed?.text.replaceAll(/\s+/g, ' ').trim() ?? '';
      return saysNoMore(said, sentences) ? said : null;
    } catch (problem) {
      breaker.failed();
      report(problem);
      return null;
    }
  };
}

function open(settings: ModelReaderSettings) {
  return openStructured(settings, Answer, 'rewording');
}

/** What a person could act on: numbers, links, commands, flags, words in code. */
const concrete = /\d+|https?:\S*|www\.\S*|[`@#<>]|\/[a-z]\w*|--[a-z][\w-]*|\b\w+_\w+\b/gi;

function saysNoMore(said: string, sentences: string): boolean {
  if (said === '' || said.length > mostCharacters) return false;
  const known = new Set(sentences.toLowerCase().match(concrete));
  return (said.toLowerCase().match(concrete) ?? []).every((each) => known.has(each));
}
