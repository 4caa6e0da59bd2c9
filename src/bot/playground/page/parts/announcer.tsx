import { announcement } from '../state/announce.js';

/** Where a screen reader finds what just happened. */
export function Announcer() {
  return (
    <div class="hidden" role="status" aria-live="polite">
      {announcement.value}
    </div>
  );
}
