import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Reader } from '../../engine/store/database.js';
import { listPlaygroundMessages, type PlaygroundMessage } from '../../engine/store/playground.js';
import { toChatMessage } from './messages.js';
import { frame, isOpen, type Page, write } from './pages.js';
import { createRecent } from './recent.js';

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
/** A page that is further behind than this is told the newest drawings only. */
const few = 20;
const look = 1_000;
const longestLook = 50;
const lookAtGap = 50;
const beatsEvery = 15;

/**
 * Each page has a position in the sequence of revisions. What this process writes goes to the pages straight
 * from memory; where there is a gap, because another replica wrote or a page is new or slow, the database is
 * read, and that is done every second in any case. So nothing is lost, and nothing is told twice.
 */
export function createFeed({ read, log }: { read: Reader; log: Logger }): Feed {
  const pages = new Set<Page>();
  const recent = createRecent();
  const closing = new AbortController();
  let gap: NodeJS.Timeout | null = null;
  void keepLooking();

  async function keepLooking(): Promise<void> {
    for (let looks = 1; !closing.signal.aborted; looks++) {
      await sleep(look, undefined, { ref: false, signal: closing.signal }).catch(() => undefined);
      for (const page of pages) {
        if (looks % beatsEvery === 0 && !page.busy) page.response.write('event: beat\ndata: 1\n\n');
        // One after the other, so that they do not all read at once; a slow page does not hold up the rest.
        await Promise.race([catchUp(page, true), sleep(longestLook, undefined, { ref: false })]);
      }
    }
  }

  async function catchUp(page: Page, lookUp: boolean): Promise<void> {
    page.again = true;
    page.lookUp ||= lookUp;
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
    const known = recent.after(page.cursor);
    if (known.length > 0 && known.length <= few) {
      page.again = true;
      return send(page, known);
    }
    if (known.length > 0 || page.lookUp) await readNext(page, batch);
  }

  async function readNext(page: Page, limit: number): Promise<number> {
    page.lookUp = false;
    const newest = recent.newest();
    const { person, cursor: after } = page;
    const messages = await listPlaygroundMessages(read, { person, after, limit });
    for (let i = 0; i < messages.length; i += batch) await send(page, messages.slice(i, i + batch));
    if (messages.length === limit) {
      page.again = true;
      page.lookUp = true;
    } else page.cursor = Math.max(page.cursor, newest);
    return messages.length;
  }

  async function begin(page: Page, after: number): Promise<void> {
    const { person } = page;
    // What this person saw last is still there, or was drawn again since; if not, this is another database.
    const reset =
      after > 0 && (await listPlaygroundMessages(read, { person, after: after - 1, limit: 1 })).length === 0;
    await write(page, frame({ kind: 'welcome', you: person, reset }));
    page.cursor = reset ? 0 : after;
    const isNew = page.cursor === 0;
    const count = await readNext(page, backlog);
    await write(page, frame({ kind: 'ready', whole: !isNew || count < backlog }));
  }

  return {
    async open(person, after, response) {
      const page: Page = { person, response, cursor: 0, busy: true, again: false, lookUp: false };
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
      await catchUp(page, false);
    },
    changed(message) {
      recent.add(message);
      for (const page of pages) if (page.cursor < message.revision) void catchUp(page, false);
      gap ??= setTimeout(() => {
        gap = null;
        for (const page of pages) if (page.cursor < recent.newest()) void catchUp(page, true);
      }, lookAtGap).unref();
    },
    close() {
      closing.abort();
      if (gap) clearTimeout(gap);
      for (const { response } of pages) response.end();
    },
  };
}

/** Sends the messages that the page's person may see; all of them count as told. */
async function send(page: Page, messages: readonly PlaygroundMessage[]): Promise<void> {
  page.cursor = messages.at(-1)?.revision ?? page.cursor;
  const visible = messages.filter(({ visibleTo }) => visibleTo === null || visibleTo === page.person);
  const last = visible.at(-1);
  if (last)
    await write(page, frame({ kind: 'messages', messages: visible.map(toChatMessage) }, last.revision));
}
