import { setTimeout as sleep } from 'node:timers/promises';

/** What went wrong in a guest, in words for the wait condition. No secrets. */
export class GuestTrouble extends Error {
  override readonly name = 'GuestTrouble';
}

/** A successful answer. */
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

type Tried = { answer: GuestAnswer } | { trouble: string; hopeless: boolean };

async function tryOnce(url: string, init: RequestInit, signal: AbortSignal | undefined): Promise<Tried> {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, limit]) : limit });
    const body = parsed(await response.text());
    if (response.ok) return { answer: { status: response.status, headers: response.headers, body } };
    const trouble = `${response.status} ${response.statusText}`.trim();
    return { trouble, hopeless: !passing(response.status) };
  } catch (error) {
    if (signal?.aborted) throw error;
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { trouble: cause, hopeless: false };
  }
}

/** A client with bounded backoff: about half a minute of trying, then GuestTrouble. */
export function guestHttp(rewriteUrl: (url: string) => string, signal: AbortSignal | undefined): GuestHttp {
  return async (what, method, url, { headers, body }) => {
    const init = {
      method,
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    };
    for (
      let pause = FIRST_PAUSE_MS, attempt = 1;
      ;
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS), attempt++
    ) {
      const tried = await tryOnce(rewriteUrl(url), init, signal);
      if ('answer' in tried) return tried.answer;
      if (tried.hopeless || attempt === ATTEMPTS)
        throw new GuestTrouble(`could not ${what}: ${tried.trouble}`);
      await sleep(pause, undefined, signal ? { signal } : {});
    }
  };
}
