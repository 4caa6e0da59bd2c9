import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choice } from '../../../../card/card.js';
import { complete } from '../server/complete.js';
import { hello } from '../state/chat.js';
import { nextWords, type Question, type Suggestion } from '../typeahead/next.js';
import { asSuggestions, isSameArgument } from '../typeahead/values.js';

const none: readonly Suggestion[] = [];
const settle = 60;

/**
 * What may come next in a line. Names that exist are asked for when the typing pauses; until they come, those of
 * the last question about the same argument stand in, so that the list does not flicker.
 */
export function useSuggestions(line: string, channel: string, wanted: boolean): readonly Suggestion[] {
  const [known, setKnown] = useState<{ question: Question; choices: readonly Choice[] } | null>(null);
  const { suggestions, ask } = nextWords(wanted ? line : '', hello.value?.commands ?? []);
  const asked = useRef<AbortController | null>(null);
  const question = JSON.stringify(ask);
  useEffect(() => {
    asked.current?.abort();
    if (!ask) return;
    const controller = new AbortController();
    asked.current = controller;
    const timer = setTimeout(async () => {
      const choices = await complete({ ...ask, argument: ask.argument.name }, channel, controller.signal);
      if (!controller.signal.aborted) setKnown({ question: ask, choices });
    }, settle);
    return () => clearTimeout(timer);
  }, [question, channel]);
  if (!wanted) return none;
  const values =
    ask && known && isSameArgument(known.question, ask) ? asSuggestions(known.choices, ask) : none;
  return [...values, ...suggestions];
}
