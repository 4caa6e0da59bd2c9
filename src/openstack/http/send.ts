import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'undici';
import type { ServiceName } from '../error.js';
import type { Agents } from './agents.js';
import { transportError } from './failure.js';
import { type Method, pauseAfterAnswer, pauseAfterFailure } from './retry.js';

/** A request to one service. */
export interface HttpRequest {
  readonly service: ServiceName;
  readonly method: Method;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** An answer of any status, read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** Null when the answer has no such header, the first value when it has several. */
  header(name: string): string | null;
}

/** Sends a request; throws an `OpenStackError` only when no answer came. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * Makes a {@link Send}. Each attempt may take `timeoutMs`; attempts are repeated only where that is safe (retry.ts).
 * undici's own retry handler does not fit: it resumes cut bodies by byte range, which no OpenStack API offers,
 * and cannot tell a refused connection from a lost one for methods that change something.
 */
export function createSend(agents: Agents, timeoutMs: number): Send {
  return async (req) => {
    for (let attempt = 0; ; attempt++) {
      const pause = await sendOnce(agents, req, timeoutMs).then(
        (answer) => pauseAfterAnswer(req.method, answer, attempt) ?? answer,
        (error: unknown) => {
          const ms = pauseAfterFailure(req.method, error, attempt);
          if (ms === null) throw transportError(req.service, req.url, error, timeoutMs);
          return ms;
        },
      );
      if (typeof pause !== 'number') return pause;
      await wait(pause);
    }
  };
}

async function sendOnce(agents: Agents, req: HttpRequest, timeoutMs: number): Promise<HttpAnswer> {
  const reads = req.method === 'GET' || req.method === 'HEAD';
  const { statusCode, headers, body } = await request(req.url, {
    dispatcher: reads ? agents.reading : agents.changing,
    method: req.method,
    headers: {
      'user-agent': 'magnum-chatops',
      accept: 'application/json',
      ...(req.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...req.headers,
    },
    body: req.body === undefined ? null : JSON.stringify(req.body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await body.text();
  return {
    status: statusCode,
    text,
    header: (name) => [headers[name.toLowerCase()]].flat()[0] ?? null,
  };
}
