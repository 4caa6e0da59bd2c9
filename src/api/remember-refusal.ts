import { auditRefusal, auditRefused } from '../engine/audit/append.js';
import type { Caller } from '../engine/caller.js';
import type { Engine } from '../engine/engine.js';
import { EngineError } from '../engine/errors.js';
import { withoutSecrets } from '../engine/secrets.js';
import { ApiError } from './error.js';
import type { Route } from './route.js';

/** A request that was let in, as far as its refusal is about it. */
interface Refused {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly path: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * Remembers the refusal of a change, as it is for chat: by the engine, the policy and the cloud, and by the API itself of what it could
 * not read. Of a caller whom nobody knows there is nothing to remember of the latter.
 */
export async function rememberRefusal(
  route: Pick<Route, 'method' | 'path'>,
  { engine, caller, path, body }: Refused,
  error: unknown,
): Promise<void> {
  if (route.method === 'GET') return;
  const [, kind = ''] = route.path.split('/');
  const [first] = Object.values(path);
  const entry = {
    action: `${route.method} ${route.path}`,
    target: { kind, name: first ?? null },
    input: inputOf(body),
    origin: null,
  };
  if (error instanceof EngineError)
    return auditRefusal(engine, caller, entry, new EngineError(error.code, withoutValue(error.message)));
  if (!(error instanceof ApiError)) return auditRefusal(engine, caller, entry, error);
  if (!caller.userId || error.status >= 500) return;
  await auditRefused(engine, caller, entry, { detail: 'api.invalid', sentence: withoutValue(error.message) });
}

/** What was sent. The steps of a patch say by their path, and not by a name, what may be secret. */
function inputOf(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(stepOf);
  return typeof body === 'object' && body !== null ? body : {};
}

function stepOf(step: unknown): unknown {
  if (typeof step !== 'object' || step === null || !('value' in step)) return step;
  const path = 'path' in step && typeof step.path === 'string' ? step.path : '';
  return { ...step, value: withoutSecrets(step.value, path.split('/').at(-1)) };
}

/** Magnum's sentence repeats a value that may be anything; what was sent is in the row beside it, without secrets. */
function withoutValue(sentence: string): string {
  return sentence
    .replace(/ Value: '[\s\S]*'\. /, ' ')
    .replace(/(Couldn't apply patch) '[\s\S]*'\. /, '$1. ')
    .replace(/(Value not a valid dict):[\s\S]*/, '$1.');
}
