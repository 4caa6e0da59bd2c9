import type { ServerResponse } from 'node:http';
import type { Push } from './protocol.js';

/** The open pages, and what is pushed to them. */
export interface Wire {
  /** Takes over a response and keeps it open until the page goes. */
  open(person: string, response: ServerResponse): void;
  /** To one person's pages, or to all; `id` makes a page that reconnects begin after it. */
  push(push: Push, to: { person: string | null; id?: number }): void;
  close(): void;
}

const heartbeat = 25_000;

/** Pages by EventSource (`text/event-stream`). */
export function createWire(): Wire {
  const pages = new Set<{ person: string; response: ServerResponse }>();
  const beat = setInterval(() => {
    for (const { response } of pages) response.write(': still here\n\n');
  }, heartbeat);
  beat.unref();
  return {
    open(person, response) {
      const page = { person, response };
      pages.add(page);
      response.on('close', () => pages.delete(page));
    },
    push(push, { person, id }) {
      const text = frame(push, id);
      for (const page of pages) if (person === null || page.person === person) page.response.write(text);
    },
    close() {
      clearInterval(beat);
      for (const { response } of pages) response.end();
    },
  };
}

/** One event as it goes over the wire. */
export function frame(push: Push, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(push)}\n\n`;
}
