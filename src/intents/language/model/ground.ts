import { Draft } from '../draft.js';
import type { NameIndex } from '../known-names.js';
import type { Meaning } from '../reading.js';
import { prepareWords } from '../sentence/read-words.js';
import type { Token } from '../text/token.js';

/** Slots whose values are words of our own, so they need not stand in the message. */
const ours = new Set(['op', 'status', 'statuses', 'role', 'coe', 'topic', 'serverType']);
/** Which kind of name a slot holds. */
const kinds = {
  cluster: 'cluster',
  clusters: 'cluster',
  clusterTemplate: 'template',
  clusterTemplates: 'template',
} as const;

/**
 * What a model proposed, checked: of the draft's shape, names and numbers taken from the message itself, names as
 * they exist. Null when anything in it was made up.
 */
export function ground(proposal: unknown, message: string, index: NameIndex): Meaning | null {
  const draft = Draft.safeParse(proposal);
  if (!draft.success) return null;
  const { intent, ...rest } = draft.data;
  const { tokens } = prepareWords(message, index)(new Set());
  const slots: Record<string, unknown> = {};
  for (const [slot, value] of Object.entries(rest)) {
    if (value === null || value === undefined) continue;
    const own = ours.has(slot) || (slot === 'reason' && intent === 'none');
    const kept = own ? value : grounded(slot, value, message, tokens);
    if (kept === undefined) return null;
    slots[slot] = kept;
  }
  return { intent, slots };
}

function grounded(slot: string, value: unknown, message: string, tokens: readonly Token[]): unknown {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number')
    return tokens.some((token) => sameAmount(token.value, value)) ? value : undefined;
  if (Array.isArray(value)) {
    const all = value.map((each) => grounded(slot, each, message, tokens));
    return all.includes(undefined) ? undefined : all;
  }
  if (typeof value === 'object' && value) {
    const said = Object.values(value).every((each) => grounded('', each, message, tokens) !== undefined);
    return said ? value : undefined;
  }
  if (typeof value !== 'string' || !has(message, value)) return undefined;
  const kind = slot in kinds ? kinds[slot as keyof typeof kinds] : undefined;
  const token = tokens.find((each) => each.lower === value.toLowerCase());
  return (kind && token?.names?.[kind]) ?? value;
}

function has(message: string, text: string): boolean {
  return message.toLowerCase().includes(text.toLowerCase());
}

/** The number itself, its opposite ("drop two"), or hours in minutes. */
function sameAmount(said: number | undefined, meant: number): boolean {
  const size = Math.abs(meant);
  if (said === undefined) return size === 1;
  return Math.abs(said) === size || said * 60 === size;
}
