import { batch } from '@preact/signals';
import type { Hello, Push } from '../../protocol.js';
import { announce } from '../state/announce.js';
import { hello, loaded, messages, takeMessages, whole } from '../state/chat.js';
import { blocked, online } from '../state/connection.js';
import { arrived } from '../state/in-hand.js';
import { language, locale, t } from '../state/language.js';
import { me, person } from '../state/person.js';
import { channel, go } from '../state/place.js';

const again = 1_000;
/** The server says something every 15 seconds; a connection that is silent for longer than this is dead. */
const silence = 40_000;

/** Connects, and again whenever the connection is lost. */
export function connect(): void {
  const events = new EventSource(
    `/playground/events?${new URLSearchParams({ key: person().key, after: newest() })}`,
  );
  let lost = false;
  let heard = Date.now();
  const start = () => {
    clearInterval(watch);
    events.close();
    connect();
  };
  const watch = setInterval(() => {
    if (Date.now() - heard > silence) start();
  }, again);
  events.addEventListener('beat', () => {
    heard = Date.now();
  });
  events.onmessage = ({ data }) => {
    heard = Date.now();
    take(JSON.parse(data) as Push);
  };
  events.onerror = () => {
    heard = Date.now();
    if (online.peek()) announce(t('The connection is lost.'));
    online.value = false;
    if (events.readyState !== EventSource.CLOSED || lost) return;
    lost = true;
    clearInterval(watch);
    void greet();
    setTimeout(start, again);
  };
  if (!hello.peek()) void greet();
}

language.subscribe(() => {
  if (hello.peek()) void greet();
});

function newest(): string {
  let revision = 0;
  for (const message of messages.peek().values()) revision = Math.max(revision, message.revision);
  return String(revision);
}

/** Asks what there is: channels, commands, the cloud; again in another language when that is chosen. */
async function greet(): Promise<void> {
  const response = await fetch(`/playground/hello?${new URLSearchParams({ locale: locale() })}`).catch(
    () => null,
  );
  if (response?.ok) {
    blocked.value = null;
    const said = (await response.json()) as Hello;
    hello.value = said;
    const [first] = said.channels;
    if (first && !said.channels.some(({ name }) => name === channel.peek())) go(first.name);
    return;
  }
  if (response?.status === 403) blocked.value = (await response.json().catch(() => ({}))).error ?? null;
  if (!hello.peek()) setTimeout(() => void greet(), again);
}

function take(push: Push): void {
  batch(() => {
    switch (push.kind) {
      case 'welcome':
        me.value = push.you;
        if (push.reset) messages.value = new Map();
        return;
      case 'messages':
        takeMessages(push.messages);
        for (const { deliveryId } of push.messages) arrived(deliveryId);
        return;
      case 'ready':
        if (loaded.peek() && !online.peek()) announce(t('Connected again.'));
        whole.value = push.whole && whole.peek();
        loaded.value = true;
        online.value = true;
        return;
    }
  });
}
