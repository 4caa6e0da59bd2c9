import { signal } from '@preact/signals';

/** What a screen reader says next. */
export const announcement = signal('');

/** Says a sentence to whoever cannot see the page. */
export function announce(sentence: string): void {
  announcement.value = announcement.peek() === sentence ? `${sentence}\u00a0` : sentence;
}
