import { useEffect, useRef } from 'preact/hooks';
import { Icon, Spinner } from '../parts/icons.js';
import { submit } from '../server/form.js';
import { type OpenForm, openForm } from '../state/open-form.js';
import { Field } from './field.js';

/** The open form, before everything else; what is wrong stands beside its field. */
export function FormDialog({ open }: { open: OpenForm }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { form, errors, problem, sending } = open;
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('.field input, .field select, .field textarea')?.focus();
    return () => {
      dialog.current?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [form.id]);
  useEffect(() => {
    const [first] = Object.keys(errors);
    if (first) document.getElementById(`field-${first}`)?.focus();
  }, [errors]);
  const close = () => {
    openForm.value = null;
  };
  return (
    <dialog ref={dialog} class={`form ${form.style}`} aria-labelledby="form-title" onCancel={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          void submit(
            Object.fromEntries(form.fields.map(({ name }) => [name, String(data.get(name) ?? '')])),
          );
        }}
      >
        <header>
          <h2 id="form-title">{form.title}</h2>
          <button type="button" class="icon-button" aria-label="Close" onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        {form.text && <p>{form.text}</p>}
        {form.fields.map((field) => (
          <Field key={field.name} field={field} error={errors[field.name]} />
        ))}
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <div class="buttons">
          <button type="button" class="button plain" onClick={close}>
            Cancel
          </button>
          <button
            type="submit"
            class={`button solid ${form.style}${sending ? ' working' : ''}`}
            aria-disabled={sending}
          >
            {sending && <Spinner />}
            <span>{form.submit}</span>
          </button>
        </div>
      </form>
    </dialog>
  );
}
