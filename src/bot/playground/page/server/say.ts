import { batch, effect } from '@preact/signals';
import type { Say } from '../../protocol.js';
import { showsPrivateKey } from '../form/files.js';
import { takeMessages } from '../state/chat.js';
import { makeId } from '../state/id.js';
import { hold, inHand, letGo } from '../state/in-hand.js';
import { locale } from '../state/language.js';
import { person } from '../state/person.js';
import { readKept } from '../state/remembered.js';
import { deliver } from './deliver.js';
import { formOpener } from './form.js';

const givenUp = new Map<string, AbortController>();
let turn: Promise<unknown> = Promise.resolve();

/**
 * Says something. It is shown at once, and sent until it has arrived, in the order in which it was said. `onRefused`: the server took
 * nothing of it.
 */
export function say(
  text: string,
  channel: string,
  thread: string | null,
  onRefused = (): void => undefined,
): void {
  const deliveryId = makeId();
  const at = new Date().toISOString();
  if (showsPrivateKey(text)) {
    const problem = 'This was a private key. It was not sent, and not kept.';
    hold(deliveryId, {
      deliveryId,
      channel,
      thread,
      text: '…',
      at,
      state: 'refused',
      wasSecret: true,
      problem,
    });
    return;
  }
  send({ person: person(), deliveryId, locale: locale(), channel, thread, text }, at, onRefused);
}

/** Takes back what the server has not got. */
export function discard(deliveryId: string): void {
  givenUp.get(deliveryId)?.abort();
  letGo(deliveryId);
}

function send(body: Say, at: string, onRefused = (): void => undefined): void {
  const { deliveryId, channel, thread, text } = body;
  hold(deliveryId, { deliveryId, channel, thread, text, at, state: 'sending' });
  const before = turn;
  turn = new Promise<void>((next) => {
    void before.then(() => run(body, next, onRefused)).finally(next);
  });
}

async function run(body: Say, accepted: () => void, refused: () => void): Promise<void> {
  const { deliveryId } = body;
  const giveUp = new AbortController();
  givenUp.set(deliveryId, giveUp);
  if (!inHand.peek().has(deliveryId)) return;
  const openForm = formOpener(body);
  const outcome = await deliver('say', body, {
    signal: giveUp.signal,
    onWait: () => {
      if (inHand.peek().get(deliveryId)?.state === 'sending') hold(deliveryId, { state: 'waiting' });
    },
    onReply: (reply) => {
      openForm(reply);
      if (reply.kind !== 'accepted') return;
      batch(() => {
        if (reply.message) takeMessages([reply.message]);
        hold(deliveryId, { state: 'accepted' });
      });
      accepted();
    },
  });
  givenUp.delete(deliveryId);
  if (outcome.kind === 'refused' && !giveUp.signal.aborted) {
    const { problem, wasSecret } = outcome;
    hold(deliveryId, { state: 'refused', problem, ...(wasSecret && { wasSecret, text: '…' }) });
    refused();
  } else letGo(deliveryId);
}

// What was not answered yet outlives a reload of the page; said again, it is acted on once.
const kept = 'unanswered';

/** Goes on with what was said before the page was loaded again. */
export function resumeSaying(): void {
  for (const { body, at } of readKept<{ body: Say; at: string }[]>(sessionStorage, kept, [])) send(body, at);
  effect(() => {
    const open = [...inHand.value.values()].flatMap(({ text, at, state, deliveryId, channel, thread }) => {
      if (text === undefined || state === 'refused') return [];
      return [{ at, body: { person: person(), deliveryId, locale: locale(), channel, thread, text } }];
    });
    sessionStorage.setItem(kept, JSON.stringify(open));
  });
}
