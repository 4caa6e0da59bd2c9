import type { NameIndex } from '../known-names.js';
import type { Meaning, Reading } from '../reading.js';
import { hasHan } from './han.js';
import { simplified, traditional } from './traditional-characters.js';

let table: ReadonlyMap<string, string> | undefined;

function plainOf(character: string): string {
  table ??= new Map([...traditional].map((each, at) => [each, simplified[at] ?? each]));
  return table.get(character) ?? character;
}

/** A message with its traditional characters simplified, one for one; names that exist are left as they are. */
export function toSimplified(message: string, { all }: NameIndex): string {
  if (!hasHan(message)) return message;
  let text = message.replace(/\p{Script=Han}/gu, plainOf);
  if (text === message) return message;
  for (const { name } of all.filter((each) => hasHan(each.name) && message.includes(each.name))) {
    for (let at = message.indexOf(name); at >= 0; at = message.indexOf(name, at + name.length))
      text = text.slice(0, at) + name + text.slice(at + name.length);
  }
  return text;
}

/** What was read of the simplified words, with names and reasons that do not exist yet written as they were typed. */
export function asTyped(reading: Reading, message: string, folded: string, { exact }: NameIndex): Reading {
  if (folded === message) return reading;
  const typed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(typed);
    if (typeof value !== 'string' || !hasHan(value) || exact.has(value.toLowerCase())) return value;
    const at = folded.indexOf(value);
    return at < 0 ? value : message.slice(at, at + value.length);
  };
  const meant = ({ intent, slots }: Meaning): Meaning => ({
    intent,
    slots: Object.fromEntries(Object.entries(slots).map(([slot, value]) => [slot, typed(value)])),
  });
  const { other, guesses, doubted } = reading;
  return {
    ...reading,
    ...meant(reading),
    ...(other ? { other: meant(other) } : {}),
    ...(doubted ? { doubted: meant(doubted) } : {}),
    ...(guesses ? { guesses: [meant(guesses[0]), meant(guesses[1])] } : {}),
  };
}
