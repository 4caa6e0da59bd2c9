import { signal } from '@preact/signals';

/** Whether messages are being pushed here. */
export const online = signal(false);

/** Why the server will have nothing to do with this page; null when it does not say so. */
export const blocked = signal<string | null>(null);

/** Resolves when messages are pushed again, or after a while. */
export function soonOrOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const was = online.peek();
    const timer = setTimeout(finish, milliseconds);
    const stop = online.subscribe((now) => {
      if (now && !was) finish();
    });
    function finish() {
      clearTimeout(timer);
      queueMicrotask(() => stop());
      resolve();
    }
  });
}
