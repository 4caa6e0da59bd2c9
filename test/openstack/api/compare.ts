import type { ApiRequest } from './requests.js';

/** An answer as far as it is compared, with what is different each time left out. */
export interface Seen {
  /** 0: the connection was dropped. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const compared = [
  'content-type',
  'location',
  'openstack-api-version',
  'openstack-api-minimum-version',
  'openstack-api-maximum-version',
  'vary',
  'www-authenticate',
];

/** Sends a request and answers what came of it. */
export async function ask(
  base: string,
  { method, path, body, raw, headers, version }: ApiRequest,
  token: string | null,
): Promise<Seen> {
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const said = version === undefined ? 'latest' : version;
  try {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(token === null ? {} : { 'x-auth-token': token }),
        ...(said === null ? {} : { 'openstack-api-version': `container-infra ${said}` }),
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
      signal: AbortSignal.timeout(70_000),
    });
    const text = await answer.text();
    const seen = compared.flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, mask(value, base)] as const];
    });
    return { status: answer.status, headers: Object.fromEntries(seen), body: readBody(text, base) };
  } catch {
    return { status: 0, headers: {}, body: null };
  }
}

function readBody(text: string, base: string): unknown {
  if (text === '') return null;
  try {
    return masked(JSON.parse(text), base);
  } catch {
    return mask(text, base);
  }
}

function masked(value: unknown, base: string): unknown {
  if (typeof value === 'string') return mask(value, base);
  if (Array.isArray(value)) return value.map((each) => masked(each, base));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([name, each]) => [name, masked(each, base)]));
}

/** Text without what is different each time: ids, times, addresses, names that were made up. */
function mask(text: string, base: string): string {
  return text
    .replaceAll(base, 'HOST')
    .replace(/-----BEGIN[\s\S]*-----END [A-Z ]+-----/g, 'PEM')
    .replace(/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}/g, 'UUID')
    .replace(/\b[0-9a-f]{32}\b/g, 'ID')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00/g, 'TIME')
    .replace(/\b[a-z]+-\d{1,2}-(template|model|cluster|bay)\b/g, 'NAME')
    .replace(
      /(Value should be one of: )(.*)$/,
      (_all, start: string, words: string) => start + words.split(', ').sort().join(', '),
    );
}

/** What is not the same, each in a line; nothing where all is. */
export function differences(real: Seen, ours: Seen): string[] {
  const found: string[] = [];
  if (real.status !== ours.status) found.push(`status: ${real.status} there, ${ours.status} here`);
  for (const name of new Set([...Object.keys(real.headers), ...Object.keys(ours.headers)])) {
    const [there, here] = [real.headers[name], ours.headers[name]];
    if (there?.toLowerCase() !== here?.toLowerCase())
      found.push(`header ${name}: ${there} there, ${here} here`);
  }
  found.push(...inside('body', real.body, ours.body));
  return found;
}

function inside(where: string, there: unknown, here: unknown): string[] {
  if (JSON.stringify(there) === JSON.stringify(here)) return [];
  if (isObject(there) && isObject(here)) {
    const names = new Set([...Object.keys(there), ...Object.keys(here)]);
    return [...names].flatMap((name) => inside(`${where}.${name}`, there[name], here[name]));
  }
  if (Array.isArray(there) && Array.isArray(here) && there.length === here.length) {
    return there.flatMap((each, index) => inside(`${where}[${index}]`, each, here[index]));
  }
  return [`${where}: ${JSON.stringify(there)} there, ${JSON.stringify(here)} here`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
