/** What buttons and forms carry: opaque, short, and without authority (whoever presses passes the gate). */
export type Action =
  /** A command line, as if typed. */
  | { readonly kind: 'command'; readonly line: string }
  /** A form for a command line that still lacks something. */
  | { readonly kind: 'ask'; readonly line: string }
  | { readonly kind: 'confirm' | 'cancel' | 'fill'; readonly pending: string }
  /** One of two readings, or neither; a value for the question that was asked in words. */
  | { readonly kind: 'mean' | 'wrong'; readonly pending: string }
  | { readonly kind: 'pick'; readonly pending: string; readonly value: string };

/** Reads a button's action or a form's id; null for what this version does not know. */
export function readAction(action: string): Action | null {
  const at = action.indexOf(':');
  const kind = action.slice(0, at);
  const rest = action.slice(at + 1);
  if (!rest) return null;
  if (kind === 'cmd') return { kind: 'command', line: rest };
  if (kind === 'ask') return { kind: 'ask', line: rest };
  if (kind === 'confirm' || kind === 'cancel' || kind === 'fill') return { kind, pending: rest };
  if (kind === 'mean' || kind === 'wrong') return { kind, pending: rest };
  if (kind === 'pick') {
    const end = rest.indexOf(':');
    return end < 0 ? null : { kind, pending: rest.slice(0, end), value: rest.slice(end + 1) };
  }
  return null;
}
