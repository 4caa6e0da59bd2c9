import type { Speaker } from '../../protocol.js';

/** Whose message it is, at a glance; the colour is made from the id. */
export function Avatar({ author }: { author: Speaker | null }) {
  if (!author) {
    return (
      <span class="avatar bot" aria-hidden="true">
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
          <path d="M9 22V10l7 8 7-8v12" />
        </svg>
      </span>
    );
  }
  return (
    <span class="avatar" aria-hidden="true" style={{ '--hue': hueOf(author.id) }}>
      {[...author.name][0]?.toUpperCase()}
    </span>
  );
}

function hueOf(id: string): string {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 360;
  return String(sum);
}
