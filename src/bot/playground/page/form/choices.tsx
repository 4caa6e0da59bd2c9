import { chosenOf, type FormField } from '../../../../card/card.js';
import { t } from '../state/language.js';

/** A field of which any number of choices may be ticked. */
export function Choices({ field, error }: { field: FormField; error: string | undefined }) {
  const { name, label, hint, required, choices = [], value } = field;
  const id = `field-${name}`;
  const chosen = chosenOf(value);
  const ids = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return (
    <fieldset class="field" aria-describedby={ids || undefined}>
      <legend>
        {label}
        {!required && <small>{t('optional')}</small>}
      </legend>
      <div class="choices">
        {choices.map((choice, at) => (
          <label key={choice.value} for={at === 0 ? id : `${id}-${at}`}>
            <input
              id={at === 0 ? id : `${id}-${at}`}
              type="checkbox"
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
            />
            <span>
              {choice.label}
              {choice.note && <small>{choice.note}</small>}
            </span>
          </label>
        ))}
      </div>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {error && (
        <em id={`${id}-error`} role="alert">
          {error}
        </em>
      )}
    </fieldset>
  );
}
