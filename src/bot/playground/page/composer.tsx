import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { complete, say } from './connection';
import { hello } from './state';
import { SuggestionList } from './suggestion-list';
import { accept, nextWords, quoted, type Suggestion } from './typeahead';

/** What stands in the box of the channel. */
export const draft = signal('');
const threadDraft = signal('');
const sent: string[] = [];

interface Props {
  readonly id: string;
  readonly thread: string | null;
  readonly placeholder: string;
}

/** The box to write in. Enter sends, Shift+Enter makes a line; arrows and Tab choose what is suggested. */
export function Composer({ id, thread, placeholder }: Props) {
  const text = thread ? threadDraft : draft;
  const box = useRef<HTMLTextAreaElement>(null);
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  const [chosen, setChosen] = useState(-1);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let current = true;
    setChosen(-1);
    const next = nextWords(text.value, hello.value?.commands ?? []);
    setSuggestions(next.suggestions);
    const { ask } = next;
    if (ask) {
      void complete(ask.command, ask.argument.name, ask.typed).then((choices) => {
        if (!current) return;
        const values = choices.map(({ label, value }) => ({
          insert: `${quoted(value)} `,
          label,
          detail: ask.argument.summary,
        }));
        setSuggestions([...values, ...next.suggestions]);
      });
    }
    return () => {
      current = false;
    };
  }, [text.value, hello.value]);

  useEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 200)}px`;
  }, [text.value]);

  const take = (suggestion: Suggestion) => {
    text.value = accept(text.value, suggestion.insert);
    box.current?.focus();
  };

  const send = async () => {
    const said = text.value.trim();
    if (!said) return;
    text.value = '';
    setProblem(null);
    sent.push(said);
    const trouble = await say(said, thread);
    if (trouble) {
      text.value = said;
      setProblem(trouble);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const open = suggestions.length > 0;
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      const suggestion = suggestions[chosen];
      if (suggestion) take(suggestion);
      else void send();
    } else if (open && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      take(suggestions[Math.max(chosen, 0)] as Suggestion);
    } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + by + suggestions.length) % suggestions.length);
    } else if (event.key === 'ArrowUp' && text.value === '' && sent.length > 0) {
      event.preventDefault();
      text.value = sent.at(-1) ?? '';
    } else if (open && event.key === 'Escape') {
      event.preventDefault();
      setSuggestions([]);
    }
  };

  return (
    <div class="composer">
      {suggestions.length > 0 && (
        <SuggestionList id={`${id}-list`} suggestions={suggestions} chosen={chosen} take={take} />
      )}
      <div class="box">
        <textarea
          id={id}
          ref={box}
          rows={1}
          value={text.value}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-controls={suggestions.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={chosen >= 0 ? `${id}-list-${chosen}` : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="send" aria-label="Send" disabled={!text.value.trim()} onClick={send}>
          ➤
        </button>
      </div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
