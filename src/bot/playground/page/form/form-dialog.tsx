import { useEffect, useRef } from 'preact/hooks';
import type { Form } from '../../../../card/card.js';
import { Icon, Spinner } from '../parts/icons.js';
import { submit } from '../server/form.js';
import { t } from '../state/language.js';
import { type OpenForm, openForm } from '../state/open-form.js';
import { Field } from './field.js';
import { readFiles, showsPrivateKey, takeDropped } from './files.js';

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
          void send(form, new FormData(event.currentTarget));
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          if (takeDropped(event.currentTarget, event.dataTransfer)) event.preventDefault();
        }}
      >
        <header>
          <h2 id="form-title">{form.title}</h2>
          <button type="button" class="icon-button" aria-label={t('Close')} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        {form.text && <p>{form.text}</p>}
        {form.fields.map((field) => (
          <Field key={field.name} field={field} error={errors[field.name]} />
        ))}
        {problem && (
          <p class="problem" role="alert">
            {t(problem)}
          </p>
        )}
        <div class="buttons">
          <button type="button" class="button plain" onClick={close}>
            {t('Cancel')}
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

/** Sends what was filled in, unless a private key is among it. */
async function send(form: Form, data: FormData): Promise<void> {
  const typed = form.fields.filter(({ kind }) => kind !== 'file');
  const values = Object.fromEntries(
    typed.map(({ name }) => [name, data.getAll(name).map(String).join(', ')]),
  );
  const { files, errors } = await readFiles(form, data);
  const shown = Object.entries(values).filter(([, text]) => showsPrivateKey(text));
  const keys = shown.map(([name]) => [name, 'This is a private key. It was not sent: take it away.']);
  const english = Object.entries({ ...errors, ...Object.fromEntries(keys) });
  const wrong = Object.fromEntries(english.map(([name, sentence]) => [name, t(String(sentence))]));
  const open = openForm.peek();
  if (Object.keys(wrong).length > 0 && open) openForm.value = { ...open, errors: wrong };
  else await submit(values, files);
}
