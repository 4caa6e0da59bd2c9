import { useEffect, useRef } from 'preact/hooks';
import type { Suggestion } from '../../../typeahead/next.js';
import { t } from '../state/language.js';

interface Props {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: number;
  take(suggestion: Suggestion): void;
}

/** What may come next, above the box; the keys stay in the box. */
export function SuggestionList({ id, suggestions, chosen, take }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[Math.max(chosen, 0)]?.scrollIntoView({ block: 'nearest' });
  }, [chosen, suggestions[0]?.label]);
  return (
    <div class="suggestions">
      <div class="options" id={id} ref={list} role="listbox" aria-label={t('Suggestions')}>
        {suggestions.map((suggestion, i) => (
          <div
            key={suggestion.insert}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              take(suggestion);
            }}
          >
            <code>{suggestion.label}</code>
            {suggestion.required && <span class="required">{t('required')}</span>}
            <span class="detail">{t(suggestion.detail)}</span>
          </div>
        ))}
      </div>
      <p class="keys" aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t('choose')} <kbd>Tab</kbd> {t('take')} <kbd>Esc</kbd> {t('close')}
      </p>
    </div>
  );
}
