import { useEffect, useRef } from 'preact/hooks';
import type { FormField } from '../../../card/card.js';
import { submit } from './connection';
import { type OpenForm, openForm } from './state';

/** The open form, before everything else; what is wrong stands beside its field. */
export function FormDialog({ open }: { open: OpenForm }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { form, errors, sending } = open;
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, [form.id]);
  useEffect(() => {
    const [first] = Object.keys(errors);
    if (first) dialog.current?.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
  }, [errors]);
  const close = () => {
    openForm.value = null;
  };
  return (
    <dialog ref={dialog} class={`form ${form.style}`} aria-labelledby="form-title" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const values = Object.fromEntries(
            form.fields.map(({ name }) => [name, String(data.get(name) ?? '')]),
          );
          if (!sending) void submit(values);
        }}
      >
        <h2 id="form-title">{form.title}</h2>
        {form.text && <p>{form.text}</p>}
        {form.fields.map((field) => (
          <Field key={field.name} field={field} error={errors[field.name]} />
        ))}
        <div class="buttons">
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" class={form.style} disabled={sending !== null}>
            {sending ? 'Sending…' : form.submit}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function Field({ field, error }: { field: FormField; error: string | undefined }) {
  const { name, label, hint, required } = field;
  const described =
    [error ? `${name}-error` : '', hint ? `${name}-hint` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <label class="field">
      <span>
        {label}
        {!required && <small> optional</small>}
      </span>
      <Input field={field} invalid={error !== undefined} described={described} />
      {error ? (
        <em id={`${name}-error`} role="alert">
          {error}
        </em>
      ) : (
        hint && <small id={`${name}-hint`}>{hint}</small>
      )}
    </label>
  );
}

function Input({
  field,
  invalid,
  described,
}: {
  field: FormField;
  invalid: boolean;
  described: string | undefined;
}) {
  const { name, kind, required, placeholder, value, choices } = field;
  const shared = { name, required, 'aria-invalid': invalid, 'aria-describedby': described };
  if (kind === 'choice') {
    return (
      <select {...shared} defaultValue={value ?? ''}>
        <option value="">{required ? 'Choose…' : '—'}</option>
        {choices?.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  if (kind === 'multiline')
    return <textarea {...shared} rows={8} placeholder={placeholder} defaultValue={value} />;
  return (
    <input
      {...shared}
      inputMode={kind === 'number' ? 'numeric' : 'text'}
      placeholder={placeholder}
      defaultValue={value}
      autocomplete="off"
      spellcheck={false}
    />
  );
}
