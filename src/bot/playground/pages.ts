import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Push } from './protocol.js';

/** An open page: its stream, and how far it has been told. */
export interface Page {
  readonly person: string;
  readonly response: ServerResponse;
  /** The last revision it has got, or need not get. */
  cursor: number;
  /** Something is being read or written for it; `again`: there is more by now. */
  busy: boolean;
  again: boolean;
  /** The database is to be asked. */
  lookUp: boolean;
}

const slowest = 30_000;

/** One event as it goes over the wire (`text/event-stream`). */
export function frame(push: Push, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(push)}\n\n`;
}

/** Whether a page can still be written to. */
export function isOpen({ response }: Page): boolean {
  return !response.destroyed && !response.writableEnded;
}

/**
 * Writes, and waits while the page does not read. One that reads nothing for half a minute is cut off; it comes
 * back by itself and begins where it was.
 */
export async function write({ response }: Page, text: string): Promise<void> {
  if (response.destroyed || response.write(text)) return;
  const gone = new AbortController();
  const give = () => gone.abort();
  response.once('close', give);
  const timer = setTimeout(give, slowest);
  try {
    await once(response, 'drain', { signal: gone.signal });
  } catch {
    response.destroy();
  } finally {
    clearTimeout(timer);
    response.off('close', give);
  }
}
