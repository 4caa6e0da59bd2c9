import { irregular } from './english-verbs.js';

export type VerbForm = 'base' | 'third' | 'past' | 'ing';

type Forms = readonly [string, VerbForm][];

const inflected = new Map<string, Forms>();

/** All forms of a verb phrase; its first word is the one that changes. */
export function verbForms(phrase: string): Forms {
  const end = phrase.indexOf(' ');
  if (end < 0) return formsOf(phrase);
  const tail = phrase.slice(end);
  return formsOf(phrase.slice(0, end)).map(([word, form]) => [word + tail, form]);
}

/** Of one verb; many phrases begin with the same. */
function formsOf(verb: string): Forms {
  const made = inflected.get(verb) ?? inflect(verb);
  inflected.set(verb, made);
  return made;
}

function inflect(verb: string): Forms {
  const known = irregular[verb];
  return [
    [verb, 'base'],
    [third(verb), 'third'],
    [known?.past ?? past(verb), 'past'],
    ...(known?.pasts ?? []).map((each): [string, VerbForm] => [each, 'past']),
    [known?.ing ?? gerund(verb), 'ing'],
  ];
}

/** The plural of a noun phrase. */
export function plural(phrase: string): string {
  if (/(s|x|ch|sh)$/.test(phrase)) return `${phrase}es`;
  if (/[^aeiou]y$/.test(phrase)) return `${phrase.slice(0, -1)}ies`;
  return `${phrase}s`;
}

function third(verb: string): string {
  if (verb === 'have') return 'has';
  if (verb === 'go') return 'goes';
  return plural(verb);
}

/** Short verbs of one syllable double their last letter: trim, trimmed. */
function doubles(verb: string): boolean {
  return /^[^aeiou]*[aeiou][bdgkmnprt]$/.test(verb) || /(quit|submit|admit|refer)$/.test(verb);
}

function past(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return doubles(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`;
}

function gerund(verb: string): string {
  if (verb.endsWith('e') && !/(ee|be)$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  return doubles(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
}
