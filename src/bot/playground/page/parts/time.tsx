import { momentOf, timeOf } from '../messages/words.js';
import { locale } from '../state/language.js';

/** A time of day; the whole date when one points at it. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={momentOf(at, locale())}>
      {timeOf(at, locale())}
    </time>
  );
}
