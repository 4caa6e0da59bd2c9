import type { Credentials } from '../credentials.js';
import type { Send } from '../http/send.js';
import { type Login, login } from './login.js';

/** The login of one {@link Credentials}: made when first needed, kept, renewed. */
export interface Session {
  readonly credentials: Credentials;
  readonly send: Send;
  /** The current login. Callers that ask at the same time share one request to Keystone. */
  current(): Promise<Login>;
  /** Forgets a token that a service has refused, unless it has been replaced already. */
  reject(token: string): void;
}

const LONGEST_MARGIN_MS = 5 * 60_000;

/**
 * A lazy session. A token is renewed five minutes before it expires; one that lives less than twenty minutes in
 * the last quarter of its life.
 */
export function createSession(credentials: Credentials, send: Send): Session {
  let kept: Login | null = null;
  let pending: Promise<Login> | null = null;
  return {
    credentials,
    send,
    current() {
      if (kept && Date.now() < renewalTime(kept)) return Promise.resolve(kept);
      pending ??= login(send, credentials)
        .then((fresh) => {
          kept = fresh;
          return fresh;
        })
        .finally(() => {
          pending = null;
        });
      return pending;
    },
    reject(token) {
      if (kept?.token === token) kept = null;
    },
  };
}

function renewalTime({ answer }: Login): number {
  const expires = answer.expires_at.getTime();
  const life = expires - answer.issued_at.getTime();
  return expires - Math.min(LONGEST_MARGIN_MS, life / 4);
}
