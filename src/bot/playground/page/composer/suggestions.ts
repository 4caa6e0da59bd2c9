import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choice } from '../../../../card/card.js';
import { nextWords, type Question, type Suggestion } from '../../../typeahead/next.js';
import { asSuggestions, isSameArgument } from '../../../typeahead/values.js';
import { complete } from '../server/complete.js';
import { mayUse } from '../server/may.js';
import { hello } from '../state/chat.js';

const none: readonly Suggestion[] = [];
const settle = 60;

/**
 * What may come next in a line. Names that exist are asked for when the typing pauses; until they come, those of
 * the last question about the same argument stand in, so that the list does not flicker. Of commands those are offered that one may use here.
 */
export function useSuggestions(line: string, channel: string, wanted: boolean): readonly Suggestion[] {
  const [known, setKnown] = useState<{ question: Question; choices: readonly Choice[] } | null>(null);
  const may = useMay(channel, wanted && line.startsWith('/'));
  const { suggestions, ask } = nextWords(wanted ? line : '', hello.value?.commands ?? [], may);
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
  if (!ask) return suggestions;
  // Options come after the values, and so not before it is known which there are: what stands first may be taken at once.
  if (!known || !isSameArgument(known.question, ask)) return none;
  return [...asSuggestions(known.choices, ask), ...suggestions];
}

const nothing: ReadonlySet<string> = new Set();

/** The commands that one may use in a channel, asked anew whenever a command is begun; null where the server does not say. */
function useMay(channel: string, typing: boolean): ReadonlySet<string> | null {
  const [known, setKnown] = useState<{ channel: string; may: ReadonlySet<string> | null } | null>(null);
  useEffect(() => {
    if (!typing) return;
    const controller = new AbortController();
    void mayUse(channel, controller.signal).then((may) => {
      if (!controller.signal.aborted) setKnown({ channel, may });
    });
    return () => controller.abort();
  }, [channel, typing]);
  return known?.channel === channel ? known.may : nothing;
}
