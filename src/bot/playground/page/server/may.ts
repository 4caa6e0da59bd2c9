import { person } from '../state/person.js';

/** Names of the commands that one may use in a channel; null when the server cannot be asked. */
export async function mayUse(channel: string, signal: AbortSignal): Promise<ReadonlySet<string> | null> {
  const response = await fetch('/playground/may', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: person(), channel }),
    signal,
  }).catch(() => null);
  const names: string[] | null = response?.ok ? await response.json().catch(() => null) : null;
  return names && new Set(names);
}
