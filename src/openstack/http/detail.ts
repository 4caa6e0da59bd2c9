/**
 * The service's own sentence in an error answer; null when there is none. Each service wraps it its own way:
 * Heat and Keystone `{error: {message}}`, Nova and Cinder `{badRequest: {message}}`, Neutron
 * `{NeutronError: {message}}`, Glance an HTML page, the newer ones `{title, description}`, `{faultstring}` or
 * `{errors: [{detail}]}`, and gateways plain text or HTML of their own.
 */
export function errorDetail(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const sentence = /^([[{"]|null$)/.test(trimmed) ? fromJson(trimmed) : fromMarkup(trimmed);
  const line = sentence?.replace(/\s+/g, ' ').trim();
  return line ? shorten(line) : null;
}

const KEYS = ['message', 'faultstring', 'description', 'detail', 'explanation', 'title'];

function fromJson(text: string): string | null {
  try {
    return sentenceIn(JSON.parse(text), 0);
  } catch {
    return fromMarkup(text);
  }
}

/** Looks for the sentence in the wrapped objects first: Heat's outer `explanation` says less than its `error`. */
function sentenceIn(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || depth > 3) return null;
  const entries = Object.entries(value);
  for (const [, inner] of entries) {
    const found = typeof inner === 'object' ? sentenceIn(inner, depth + 1) : null;
    if (found) return found;
  }
  for (const key of KEYS) {
    const found = entries.find(([name, inner]) => name === key && typeof inner === 'string' && inner !== '');
    if (found) return String(found[1]);
  }
  const [only] = entries;
  return entries.length === 1 && typeof only?.[1] === 'string' ? only[1] : null;
}

/** The text of a small HTML page without its title and headings, or of plain text. */
function fromMarkup(text: string): string | null {
  if (!/<[a-z!/]/i.test(text)) return text;
  const plain = text
    .replace(/<(head|script|style|title|h1)\b[^>]*>[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .trim();
  return plain === '' ? headline(text) : plain;
}

function headline(text: string): string | null {
  return /<h1[^>]*>([^<]+)<\/h1>/i.exec(text)?.[1] ?? null;
}

const LONGEST = 2000;

function shorten(line: string): string {
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
