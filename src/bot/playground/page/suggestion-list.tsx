import { useEffect, useRef } from 'preact/hooks';
import type { Suggestion } from './typeahead';

interface Props {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: number;
  take(suggestion: Suggestion): void;
}

/** What may come next, above the box. */
export function SuggestionList({ id, suggestions, chosen, take }: Props) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <ul class="suggestions" id={id} ref={list} role="listbox" aria-label="Suggestions">
      {suggestions.map((suggestion, i) => (
        <li
          key={suggestion.label}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === chosen}
          onMouseDown={(event) => {
            event.preventDefault();
            take(suggestion);
          }}
        >
          <code>{suggestion.label}</code>
          <span>{suggestion.detail}</span>
        </li>
      ))}
    </ul>
  );
}
