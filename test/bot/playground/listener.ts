import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { ChatMessage, Push } from '../../../src/bot/playground/protocol.js';

/** An open page’s stream. */
export interface Listener {
  readonly pushes: readonly Push[];
  /** Every message that came, in the order in which they came. */
  messages(): ChatMessage[];
  /** The id of the last event, as a browser sends it when it connects again. */
  lastEventId(): string;
  /** Waits until the stream has brought what is asked for. */
  until(done: (listener: Listener) => boolean): Promise<void>;
  /** Stops reading, as a page on a lost connection does. */
  pause(): void;
  resume(): void;
  close(): void;
}

const patience = 10_000;

/** Listens as EventSource does; `lastEventId` of an earlier connection goes on where that one ended. */
export async function listen(base: string, key: string, lastEventId = ''): Promise<Listener> {
  const pushes: Push[] = [];
  const waiting = new Set<() => void>();
  let last = lastEventId;
  const take = (event: string) => {
    const id = /^id: (.*)$/m.exec(event)?.[1];
    const data = /^data: (.*)$/m.exec(event)?.[1];
    if (id) last = id;
    if (data && !/^event:/m.test(event)) pushes.push(JSON.parse(data) as Push);
    for (const look of waiting) look();
  };
  const { outgoing, response } = await connect(`${base}/playground/events?key=${key}`, lastEventId, take);
  const listener: Listener = {
    pushes,
    messages: () => pushes.flatMap((push) => (push.kind === 'messages' ? push.messages : [])),
    lastEventId: () => last,
    until: (done) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`Only this came: ${JSON.stringify(pushes)}`)),
          patience,
        );
        const look = () => {
          if (!done(listener)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    pause: () => response.pause(),
    resume: () => response.resume(),
    close: () => outgoing.destroy(),
  };
  return listener;
}

/** Listens until everything that was there has come. */
export async function listenReady(base: string, key: string, lastEventId = ''): Promise<Listener> {
  const listener = await listen(base, key, lastEventId);
  await listener.until(({ pushes }) => pushes.some(({ kind }) => kind === 'ready'));
  return listener;
}

function connect(
  url: string,
  lastEventId: string,
  take: (event: string) => void,
): Promise<{ outgoing: ClientRequest; response: IncomingMessage }> {
  return new Promise((resolve, reject) => {
    const headers = lastEventId ? { 'last-event-id': lastEventId } : {};
    const outgoing = request(url, { headers }, (response) => {
      let rest = '';
      response.on('error', () => undefined);
      response.setEncoding('utf8').on('data', (part: string) => {
        const events = (rest + part).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) take(event);
      });
      if (response.statusCode === 200) resolve({ outgoing, response });
      else reject(new Error(`The stream answered ${response.statusCode}.`));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
