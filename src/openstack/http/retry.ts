import { errorCode } from './failure.js';

/** The methods OpenStack's APIs use here. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const PAUSES_MS = [250, 1000];
const LONGEST_RETRY_AFTER_MS = 10_000;
const REPEATABLE: readonly Method[] = ['GET', 'HEAD', 'DELETE'];
/** Nothing was sent yet: any method may be repeated. */
const NOT_SENT = ['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];
const LOST = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];
const BUSY = [502, 503, 504];

/** Milliseconds to wait before the request is sent again after no answer came; null: do not repeat it. */
export function pauseAfterFailure(method: Method, error: unknown, attempt: number): number | null {
  const code = errorCode(error);
  const safe = NOT_SENT.includes(code) || (REPEATABLE.includes(method) && LOST.includes(code));
  return safe ? (PAUSES_MS[attempt] ?? null) : null;
}

/**
 * Milliseconds to wait before the request is sent again after this answer; null: the answer stands. 429 says
 * that nothing was done, so it is repeated for every method; a gateway's 5xx only where repeating is harmless.
 */
export function pauseAfterAnswer(
  method: Method,
  answer: { readonly status: number; header(name: string): string | null },
  attempt: number,
): number | null {
  const safe = answer.status === 429 || (BUSY.includes(answer.status) && REPEATABLE.includes(method));
  const pause = PAUSES_MS[attempt];
  if (!safe || pause === undefined) return null;
  const asked = retryAfter(answer.header('retry-after'));
  if (asked === null) return pause;
  return asked <= LONGEST_RETRY_AFTER_MS ? asked : null;
}

/** `Retry-After` in milliseconds from now: seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfter(value: string | null, now: number = Date.now()): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
