import type { FormField } from '../../card/card.js';
import type { Inbox, Person, Place } from '../platform.js';
import { nextWords } from '../typeahead/next.js';
import { asSuggestions } from '../typeahead/values.js';
import { wordsOf } from '../typeahead/words.js';

/** What may stand where one is typing, and what of the line it takes the place of: as a terminal wants it. */
export type Completed = readonly [found: readonly string[], typed: string];

/** Whoever types, and where. */
interface Typing {
  readonly inbox: Inbox;
  readonly person: Person;
  readonly place: Place;
  readonly channels: Iterable<string>;
  /** The field of a form that is being asked for. */
  readonly field: FormField | null;
}

/** Completes what is typed, as the other platforms do: commands, their flags, names that exist, and what a form's field may be. */
export async function complete(typing: Typing, line: string): Promise<Completed> {
  if (typing.field) return completeField(typing, typing.field, line);
  if (/^#\S*$/.test(line))
    return [[...typing.channels].map((name) => `#${name} `).filter((each) => each.startsWith(line)), line];
  return completeCommand(typing, line);
}

async function completeCommand({ inbox, person, place }: Typing, line: string): Promise<Completed> {
  const command = line.startsWith('/') ? line : `/magnum ${line.trimStart()}`;
  const may = new Set(await inbox.may({ person, place }));
  const { suggestions, ask } = nextWords(command, inbox.commands, may);
  const choices = ask ? await inbox.complete({ ...ask, argument: ask.argument.name, person, place }) : [];
  const last = line.slice(wordsOf(line).at(-1)?.start ?? 0);
  const typed = last.replace(/^--[\w-]+=/, '');
  const found = [...(ask ? asSuggestions(choices, ask) : []), ...suggestions].map(({ insert }) => insert);
  return [beginningFirst(found, typed), typed];
}

async function completeField(
  { inbox, person, place }: Typing,
  { choices, typeahead }: FormField,
  line: string,
): Promise<Completed> {
  const known =
    choices ?? (typeahead ? await inbox.complete({ person, place, ...typeahead, typed: line }) : []);
  return [
    beginningFirst(
      known.map(({ value }) => value),
      line,
    ),
    line,
  ];
}

/** What begins with what is typed; where nothing does, what holds it. */
function beginningFirst(found: readonly string[], typed: string): string[] {
  const wanted = typed.toLowerCase();
  const begin = found.filter((each) => each.toLowerCase().startsWith(wanted));
  return begin.length > 0 ? begin : found.filter((each) => each.toLowerCase().includes(wanted));
}
