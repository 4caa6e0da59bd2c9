import { setTimeout as sleep } from 'node:timers/promises';

/** What went wrong in a guest, in words for the wait condition. No secrets. */
export class GuestTrouble extends Error {
  override readonly name = 'GuestTrouble';
}

export interface GuestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Makes a request, again and again while the other side is not well; `what` names it in an error. */
export type GuestHttp = (
  what: string,
  method: 'GET' | 'POST',
  url: string,
  request: { headers?: Record<string, string>; body?: unknown },
) => Promise<GuestAnswer>;

const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;
const TIMEOUT_MS = 15_000;

const passing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A client with bounded backoff: about half a minute of trying, then GuestTrouble. */
export function guestHttp(rewriteUrl: (url: string) => string, signal: AbortSignal | undefined): GuestHttp {
  return async (what, method, url, { headers, body }) => {
    let trouble = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0)
        await sleep(
          Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS),
          undefined,
          signal ? { signal } : {},
        );
      try {
        const limit = AbortSignal.timeout(TIMEOUT_MS);
        const response = await fetch(rewriteUrl(url), {
          method,
          headers: {
            Accept: 'application/json',
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
        });
        const text = await response.text();
        if (response.ok) return { status: response.status, headers: response.headers, body: parsed(text) };
        trouble = `${response.status} ${response.statusText}`.trim();
        if (!passing(response.status)) break;
      } catch (error) {
        if (signal?.aborted) throw error;
        trouble =
          error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      }
    }
    throw new GuestTrouble(`could not ${what}: ${trouble}`);
  };
}
