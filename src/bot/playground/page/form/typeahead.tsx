import { useEffect, useState } from 'preact/hooks';
import type { Choice, FormField } from '../../../../card/card.js';
import { complete } from '../server/complete.js';
import { channel } from '../state/place.js';

const settle = 60;

/** A text of which the server is asked what it may be, when the typing pauses. */
export function Typeahead({
  field,
  shared,
}: {
  field: FormField;
  shared: Readonly<Record<string, unknown>>;
}) {
  const { name, placeholder, value = '', typeahead } = field;
  const [typed, setTyped] = useState(value);
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  useEffect(() => {
    if (!typeahead) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const question = { ...typeahead, typed, before: '' };
      const found = await complete(question, channel.peek(), controller.signal);
      if (!controller.signal.aborted) setChoices(found);
    }, settle);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [typed, typeahead]);
  return (
    <>
      <input
        {...shared}
        list={`choices-${name}`}
        placeholder={placeholder}
        defaultValue={value}
        onInput={(event) => setTyped(event.currentTarget.value)}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
      />
      <datalist id={`choices-${name}`}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </datalist>
    </>
  );
}
