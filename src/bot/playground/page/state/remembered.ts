import { effect, type Signal, signal } from '@preact/signals';

/** A text that this browser keeps. */
export function remembered(key: string, first: () => string): Signal<string> {
  const value = signal(localStorage.getItem(key) ?? first());
  effect(() => localStorage.setItem(key, value.value));
  return value;
}

/** Reads JSON that was kept; what cannot be read is as if it had never been. */
export function readKept<T>(storage: Storage, key: string, fallback: T): T {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') ?? fallback;
  } catch {
    return fallback;
  }
}
