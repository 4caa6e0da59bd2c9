import type { Reply, TextFile } from '../../protocol.js';
import { makeId } from '../state/id.js';
import { locale } from '../state/language.js';
import { openForm } from '../state/open-form.js';
import { person } from '../state/person.js';
import { deliver } from './deliver.js';

/** Opens the form that comes of something said or pressed, once, however often the same is told. */
export function formOpener({ channel, thread }: { channel: string; thread: string | null }) {
  let opened = '';
  return (reply: Reply): void => {
    if (reply.kind !== 'form' || reply.form.id === opened) return;
    opened = reply.form.id;
    const { form, message } = reply;
    openForm.value = { form, message, channel, thread, errors: {}, problem: null, sending: false };
  };
}

/** Sends the open form. It closes when it was accepted, and says what is wrong when not. */
export async function submit(
  values: Readonly<Record<string, string>>,
  files: Readonly<Record<string, TextFile>> = {},
): Promise<void> {
  const open = openForm.peek();
  if (!open || open.sending) return;
  const { form, message, channel, thread } = open;
  openForm.value = { ...open, errors: {}, problem: null, sending: true };
  const body = { person: person(), deliveryId: makeId(), locale: locale(), channel, thread };
  let errors: Readonly<Record<string, string>> | null = null;
  const openNext = formOpener(open);
  const outcome = await deliver('submit', { ...body, form: form.id, message, values, files } as typeof body, {
    onWait: () => undefined,
    onReply: (reply) => {
      openNext(reply);
      if (reply.kind === 'invalid') errors = reply.errors;
    },
  });
  const now = openForm.peek();
  if (now?.form.id !== form.id || !now.sending) return;
  if (outcome.kind === 'refused') openForm.value = { ...now, sending: false, problem: outcome.problem };
  else openForm.value = errors ? { ...now, sending: false, errors } : null;
}
