import type { Signal } from './engine.js';

/** A signal that remembers one notification while nobody waits. */
export function createSignal(): Signal {
  let pending = false;
  let release: (() => void) | null = null;
  return {
    notify() {
      if (release) release();
      else pending = true;
    },
    wait(milliseconds, signal) {
      if (pending || signal?.aborted) {
        pending = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const timer = setTimeout(finish, milliseconds);
        function finish() {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          release = null;
          resolve();
        }
        release = finish;
        signal?.addEventListener('abort', finish);
      });
    },
  };
}
