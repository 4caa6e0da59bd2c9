import type { ArgumentSpec } from '../../../intents/command.js';
import type { Intent } from '../../../intents/intent.js';

/** Commands that take one of several things: which is asked for in words where none of them was said. */
const oneOf: Readonly<Record<string, readonly [asked: string, ...others: string[]]>> = {
  'cluster-resize': ['nodeCount', 'nodeCountChange', 'nodesToRemove'],
  'quota-request': ['hardLimit', 'hardLimitChange'],
};

/** What still has to be asked though the grammar takes the command without it, `asks` among it; null when nothing. */
export function stillNeeded(
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
  asks?: string,
): ArgumentSpec | null {
  const choices = asks === undefined ? (oneOf[intent.command.name] ?? []) : [asks];
  if (choices.some((slot) => slots[slot] !== undefined)) return null;
  const { positionals, flags } = intent.command;
  return [...positionals, ...flags].find(({ slot }) => slot === choices[0]) ?? null;
}
