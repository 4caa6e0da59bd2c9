import { makeId } from '../state/id.js';
import { hold, letGo, pressedIn } from '../state/in-hand.js';
import { locale } from '../state/language.js';
import { person } from '../state/person.js';
import { deliver } from './deliver.js';
import { formOpener } from './form.js';

/** Presses a button of a message. A second press while the first is being answered does nothing. */
export async function press(
  action: string,
  message: string,
  place: { readonly channel: string; readonly thread: string | null },
): Promise<void> {
  if (pressedIn(message) !== null) return;
  const { channel, thread } = place;
  const deliveryId = makeId();
  const body = { person: person(), deliveryId, locale: locale(), channel, thread, action, message };
  hold(deliveryId, {
    deliveryId,
    channel,
    thread,
    message,
    action,
    at: new Date().toISOString(),
    state: 'sending',
  });
  const openForm = formOpener(place);
  await deliver('press', body, {
    onWait: () => hold(deliveryId, { state: 'waiting' }),
    onReply: (reply) => {
      openForm(reply);
      if (reply.kind === 'accepted') hold(deliveryId, { state: 'accepted' });
    },
  });
  letGo(deliveryId);
}
