import type { FormField } from '../../../../card/card.js';
import { t } from '../state/language.js';
import { Choices } from './choices.js';
import { Typeahead } from './typeahead.js';

/** One field with its label, its hint, and what is wrong with it. */
export function Field({ field, error }: { field: FormField; error: string | undefined }) {
  const { name, label, hint, required } = field;
  const id = `field-${name}`;
  if (field.several) return <Choices field={field} error={error} />;
  const ids = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>
        {label}
        {!required && <small>{t('optional')}</small>}
      </label>
      <Input field={field} id={id} invalid={error !== undefined} described={ids || undefined} />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {error && (
        <em id={`${id}-error`} role="alert">
          {error}
        </em>
      )}
    </div>
  );
}

interface InputProps {
  readonly field: FormField;
  readonly id: string;
  readonly invalid: boolean;
  readonly described: string | undefined;
}

function Input({ field, id, invalid, described }: InputProps) {
  const { name, kind, required, placeholder, value, choices, longest } = field;
  const shared = { id, name, required, 'aria-invalid': invalid, 'aria-describedby': described };
  if (kind === 'choice') {
    return (
      <select {...shared}>
        <option value="">{required ? t('Choose…') : '—'}</option>
        {choices?.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  if (field.typeahead) return <Typeahead field={field} shared={shared} />;
  if (kind === 'file')
    return <input {...shared} type="file" accept={field.endings?.map((ending) => `.${ending}`).join(',')} />;
  if (kind === 'multiline')
    return <textarea {...shared} rows={8} placeholder={placeholder} defaultValue={value} />;
  if (kind === 'secret') return <input {...shared} type="password" autocomplete="new-password" />;
  return (
    <input
      {...shared}
      inputMode={kind === 'number' ? 'numeric' : 'text'}
      placeholder={placeholder}
      defaultValue={value}
      maxLength={longest}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
    />
  );
}
