import type { Choice } from '../../../card/card.js';
import type { Hello, Push } from '../protocol.js';
import { channel, hello, me, messages, online, openForm, thread, working } from './state';

/** What goes to the server and what comes from it. */

async function post(path: string, body: object): Promise<Response> {
  return fetch(`/playground/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function said(place: { channel: string; thread: string | null }) {
  return { person: me.value, deliveryId: crypto.randomUUID(), locale: navigator.language, ...place };
}

/** Says something in the open channel, or in a thread of it. Answers what went wrong, or null. */
export async function say(text: string, inThread: string | null): Promise<string | null> {
  return trouble(
    await post('say', { ...said({ channel: channel.value, thread: inThread }), text }).catch(() => null),
  );
}

/** Presses a button of a message. */
export async function press(
  action: string,
  message: string,
  place: { channel: string; thread: string | null },
) {
  await post('press', { ...said(place), action, message }).catch(() => null);
}

/** Sends the open form; what comes of it is pushed. */
export async function submit(values: Record<string, string>): Promise<void> {
  const open = openForm.value;
  if (!open) return;
  const body = { ...said(open), form: open.form.id, values };
  openForm.value = { ...open, sending: body.deliveryId, errors: {} };
  const problem = await trouble(await post('submit', body).catch(() => null));
  const first = open.form.fields[0]?.name;
  if (problem && first) openForm.value = { ...open, sending: null, errors: { [first]: problem } };
}

/** Values for what is being typed. */
export async function complete(command: string, argument: string, typed: string): Promise<Choice[]> {
  const body = { person: me.value, channel: channel.value, command, argument, typed };
  const response = await post('complete', body).catch(() => null);
  return response?.ok ? response.json() : [];
}

async function trouble(response: Response | null): Promise<string | null> {
  if (!response) return 'The server does not answer. Nothing was sent.';
  if (response.ok) return null;
  const body = await response.json().catch(() => ({}));
  return body.error ?? 'The server did not take it.';
}

/** Connects, and again whenever the connection is lost. */
export function connect(): void {
  const load = async () => {
    const response = await fetch('/playground/hello').catch(() => null);
    if (!response?.ok) {
      setTimeout(load, 1000);
      return;
    }
    hello.value = (await response.json()) as Hello;
    if (!hello.value.channels.some(({ name }) => name === channel.value)) {
      channel.value = hello.value.channels[0]?.name ?? 'clusters';
    }
  };
  void load();
  const events = new EventSource(`/playground/events?person=${encodeURIComponent(me.peek().id)}`);
  events.onopen = () => {
    online.value = true;
  };
  events.onerror = () => {
    online.value = false;
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
  };
  events.onmessage = (event) => take(JSON.parse(event.data) as Push);
}

function take(push: Push): void {
  switch (push.kind) {
    case 'message':
      messages.value = new Map(messages.value).set(push.message.id, push.message);
      return;
    case 'working':
      working.value = new Map(working.value).set(push.deliveryId, push);
      return;
    case 'form':
      openForm.value = {
        form: push.form,
        channel: push.channel,
        thread: push.thread,
        errors: {},
        sending: null,
      };
      return;
    case 'invalid':
      if (openForm.value?.sending === push.deliveryId) {
        openForm.value = { ...openForm.value, sending: null, errors: push.errors };
      }
      return;
    case 'done': {
      const left = new Map(working.value);
      left.delete(push.deliveryId);
      working.value = left;
      if (openForm.value?.sending === push.deliveryId) openForm.value = null;
      return;
    }
    case 'ready':
      return;
  }
}

/** Opens a thread, or closes it. */
export function openThread(id: string | null): void {
  thread.value = id;
}
