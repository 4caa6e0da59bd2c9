/** What a key does in the box. */
export type Doing = 'send' | 'take' | 'next' | 'previous' | 'close' | 'earlier' | 'later';

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

interface Situation {
  /** How many suggestions are shown, and which is chosen (-1: none). */
  readonly suggested: number;
  readonly chosen: number;
  readonly text: string;
  /** Whether one is going back through what was sent. */
  readonly recalling: boolean;
}

/** Reads a key; null where the box does what boxes do. */
export function keyMeans(pressed: Key, situation: Situation): Doing | null {
  const { key, shiftKey, altKey, ctrlKey, metaKey, isComposing } = pressed;
  if (isComposing || altKey || ctrlKey || metaKey) return null;
  if (key === 'Enter')
    return shiftKey ? null : situation.chosen >= 0 && situation.suggested > 0 ? 'take' : 'send';
  if (shiftKey) return null;
  return situation.suggested > 0 ? amongSuggestions(key, situation) : throughSent(key, situation);
}

function amongSuggestions(key: string, { text, chosen }: Situation): Doing | null {
  switch (key) {
    case 'Tab':
      return 'take';
    case 'ArrowDown':
      return 'next';
    case 'ArrowUp':
      return text === '' && chosen < 0 ? 'earlier' : 'previous';
    case 'Escape':
      return 'close';
    default:
      return null;
  }
}

function throughSent(key: string, { text, recalling }: Situation): Doing | null {
  if (key === 'ArrowUp' && (text === '' || recalling)) return 'earlier';
  if (key === 'ArrowDown' && recalling) return 'later';
  return null;
}
