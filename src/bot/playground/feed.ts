import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Reader } from '../../engine/store/database.js';
import { listPlaygroundMessages, type PlaygroundMessage } from '../../engine/store/playground.js';
import { toChatMessage } from './messages.js';
import { frame, isOpen, type Page, write } from './pages.js';

/** Keeps every open page at what the database says. */
export interface Feed {
  /** Takes over a response, sends what is new since `after`, and keeps it open until the page goes. */
  open(person: string, after: number, response: ServerResponse): Promise<void>;
  /** A message that this process has just written. */
  changed(message: PlaygroundMessage): void;
  close(): void;
}

const backlog = 500;
const batch = 100;
const look = 1_000;
const beatsEvery = 15;

/**
 * Each page has a position in the sequence of revisions. What this process writes goes straight to the pages
 * that lack nothing before it; everybody else, and whatever another replica wrote, is read from the database,
 * which is looked at every second while pages are open. So nothing is lost, and nothing is told twice.
 */
export function createFeed({ read, log }: { read: Reader; log: Logger }): Feed {
  const pages = new Set<Page>();
  let looks = 0;
  const timer = setInterval(() => {
    looks++;
    for (const page of pages) {
      if (looks % beatsEvery === 0 && !page.busy) page.response.write('event: beat\ndata: 1\n\n');
      void catchUp(page);
    }
  }, look);
  timer.unref();

  async function catchUp(page: Page): Promise<void> {
    page.again = true;
    if (page.busy) return;
    page.busy = true;
    try {
      while (page.again && isOpen(page)) {
        page.again = false;
        await sendNext(page);
      }
    } catch (err) {
      log.warn({ err }, 'playground: a page could not be told what is new');
      page.response.destroy();
    } finally {
      page.busy = false;
    }
  }

  async function sendNext(page: Page): Promise<void> {
    const { person, cursor: after } = page;
    const messages = await listPlaygroundMessages(read, { person, after, limit: batch });
    await send(page, messages);
    if (messages.length === batch) page.again = true;
  }

  async function begin(page: Page, after: number): Promise<void> {
    const { person } = page;
    const list = (from: number, limit: number) =>
      listPlaygroundMessages(read, { person, after: from, limit });
    // What this person saw last is still there, or was drawn again since; if not, this is another database.
    const reset = after > 0 && (await list(after - 1, 1)).length === 0;
    await write(page, frame({ kind: 'welcome', you: person, reset }));
    page.cursor = reset ? 0 : after;
    const messages = await list(page.cursor, backlog);
    for (let i = 0; i < messages.length; i += batch) await send(page, messages.slice(i, i + batch));
    const whole = (after > 0 && !reset) || messages.length < backlog;
    await write(page, frame({ kind: 'ready', whole }));
  }

  return {
    async open(person, after, response) {
      const page: Page = { person, response, cursor: 0, busy: true, again: false };
      pages.add(page);
      response.on('close', () => pages.delete(page));
      response.on('error', () => pages.delete(page));
      try {
        await begin(page, after);
      } catch (err) {
        log.warn({ err }, 'playground: a page could not be opened');
        response.destroy();
        return;
      }
      page.busy = false;
      await catchUp(page);
    },
    changed(message) {
      for (const page of pages) {
        if (page.cursor >= message.revision) continue;
        if (page.busy || page.cursor !== message.revision - 1) void catchUp(page);
        else if (message.visibleTo && message.visibleTo !== page.person) page.cursor = message.revision;
        else void tell(page, message);
      }
    },
    close() {
      clearInterval(timer);
      for (const { response } of pages) response.end();
    },
  };

  async function tell(page: Page, message: PlaygroundMessage): Promise<void> {
    page.busy = true;
    await send(page, [message]);
    page.busy = false;
    if (page.again) await catchUp(page);
  }
}

async function send(page: Page, messages: readonly PlaygroundMessage[]): Promise<void> {
  const last = messages.at(-1);
  if (!last) return;
  page.cursor = last.revision;
  await write(page, frame({ kind: 'messages', messages: messages.map(toChatMessage) }, last.revision));
}
