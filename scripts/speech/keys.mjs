/** The keys of one reading: apart at ` · ` and at line ends, trimmed; what says no word is no key. */
export function keysOf(reading) {
  return reading
    .split(/\n| · /)
    .map((line) => line.trim())
    .filter((line) => /[A-Za-z]{2}/.test(line.replaceAll('{}', '')));
}

/**
 * Whether a key is something that is said: two words at least, a word beside a value, a word with a capital, or, where
 * single words are said (`single`), any word.
 */
export function isSaid(key, single) {
  const bare = key.replaceAll('{}', ' ').trim();
  if (/^--?[a-z][\w-]*$/.test(bare)) return false;
  if (/[A-Za-z]{2,}[^A-Za-z_./:=-]*\s+[^A-Za-z]*[A-Za-z]/.test(bare)) return true;
  if (key.includes('{}') && /[a-z]{2}/.test(bare) && /\s/.test(key) && !/[=<>/_]/.test(key)) return true;
  return (single ? /^[A-Za-z][a-z]+[.:…?!]?$/ : /^[A-Z][a-z]+[.:…?!]?$/).test(bare);
}

/** Whether a reading ends as a sentence does. */
export function isSentence(reading) {
  return /^[A-Z{`'].*\s.*[.?!]$/s.test(reading.trim());
}
