import { z } from 'zod';
import type { Lab } from '../engine/lab.js';

const Errors = z.object({ errors: z.array(z.looseObject({ detail: z.string().optional() })) });

/** What came of a request. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Tests look at what they know to be there.
  readonly body: Record<string, unknown>;
  /** The sentence of an error. */
  readonly detail: string | undefined;
}

export interface CallOptions {
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string;
  readonly version?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string | null;
}

export type Call = (method: string, path: string, options?: CallOptions) => Promise<Answer>;

/** Calls an API with a token; the newest microversion where none is said. */
export function caller(base: string, token: string): Call {
  return async (method, path, { body, raw, version = 'latest', headers, token: other = token } = {}) => {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(other === null ? {} : { 'x-auth-token': other }),
        ...(version === null ? {} : { 'openstack-api-version': `container-infra ${version}` }),
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await answer.text();
    const read: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
    const errors = Errors.safeParse(read);
    return {
      status: answer.status,
      headers: answer.headers,
      body: read,
      detail: errors.success ? errors.data.errors[0]?.detail : undefined,
    };
  };
}

/** The API of a lab, on the port that its engine's nodes use, with tokens of two people. */
export async function callersOf(lab: Lab): Promise<{ base: string; demo: Call; admin: Call }> {
  const base = lab.engine.settings.magnumUrl.replace(/\/v1$/, '');
  return { base, demo: caller(base, lab.cloud.demo.token), admin: caller(base, lab.cloud.admin.token) };
}
