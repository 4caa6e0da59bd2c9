import type { DrawnPlatform } from '../../drawings.js';
import { person } from '../state/person.js';

/** A message as a platform would be sent it; null when the server cannot be asked. */
export async function drawn<T>(
  message: string,
  platform: DrawnPlatform,
  signal: AbortSignal,
): Promise<T | null> {
  const query = new URLSearchParams({ key: person().key, message, platform });
  const response = await fetch(`/playground/drawn?${query}`, { signal }).catch(() => null);
  return response?.ok ? response.json().catch(() => null) : null;
}
