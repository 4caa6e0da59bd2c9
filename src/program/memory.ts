import { setFlagsFromString } from 'node:v8';

/** By how much of what is in use the heap grows before what is not used any more is collected. Percent. */
const growth = 40;

/**
 * Has V8 collect sooner than it would by itself: a server that writes much would otherwise hold twice the memory that it
 * uses, for a few percent of its processor time.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
