import { z } from 'zod';
import { EngineError, type EngineErrorCode } from '../errors.js';
import { nearest, nearestName } from '../nearest.js';

/** One step of a change, in JSON-patch's words as Magnum takes them (magnum.md C.7). */
export interface PatchStep {
  readonly op: 'add' | 'replace' | 'remove';
  /** `/flavor_id`, `/labels/kube_tag` */
  readonly path: string;
  readonly value?: unknown;
}
export type Patch = readonly PatchStep[];

/** An object by Magnum's attribute names, as a patch sees it. */
export type Document = Readonly<Record<string, unknown>>;

/** What a patch may touch. */
export interface PatchRules {
  /** Attributes that nobody sets: `uuid`, `created_at`. */
  readonly internal: readonly string[];
  /** Attributes that cannot be taken away. */
  readonly mandatory: readonly string[];
  /** Attributes that hold an object of texts: `labels`. */
  readonly objects: readonly string[];
  /** What an attribute becomes when it is taken away; null where this says nothing. */
  readonly defaults: Document;
  /** The code of the error for anything that is refused. */
  readonly code: EngineErrorCode;
}

const pathForm = /^(\/[\w-]+)+$/;

/**
 * The document after a patch. Throws EngineError in Magnum's words for the first step that is not allowed; then
 * nothing has changed.
 */
export function applyPatch(document: Document, patch: Patch, rules: PatchRules): Document {
  for (const step of patch) checkStep(step, rules);
  let now = document;
  for (const step of patch) now = applyStep(now, step, patch, rules);
  return now;
}

function refuse(rules: PatchRules, message: string, hint?: string, plain?: string): never {
  const more = { ...(hint ? { hint } : {}), ...(plain ? { plain } : {}) };
  throw new EngineError(rules.code, message, { field: 'changes', ...more });
}

function checkStep({ op, path, value }: PatchStep, rules: PatchRules): void {
  if (!pathForm.test(path)) {
    refuse(
      rules,
      `Invalid input for field/attribute path. Value: '${path}'. Value should match the pattern ^(/[\\w-]+)+$`,
    );
  }
  const [, root = ''] = path.split('/');
  if (rules.internal.includes(root)) {
    refuse(rules, `'${path}' is an internal attribute and can not be updated`);
  }
  if (op === 'remove' && rules.mandatory.some((name) => path === `/${name}`)) {
    refuse(rules, `'${path}' is a mandatory attribute and can not be removed`);
  }
  if (op !== 'remove' && (value === undefined || value === null)) {
    refuse(
      rules,
      "'add' and 'replace' operations needs value",
      `Write it as ${path.slice(1)}=value, or use remove.`,
    );
  }
}

function applyStep(document: Document, step: PatchStep, patch: Patch, rules: PatchRules): Document {
  const [, root = '', key, ...deeper] = step.path.split('/');
  const impossible: Impossible = (why, plain, hint) =>
    refuse(rules, `Couldn't apply patch '${JSON.stringify(patch)}'. Reason: ${why}`, hint, plain);
  if (key === undefined) return applyToRoot(document, step, root, impossible, rules);
  const inner = ObjectOfAnything.safeParse(document[root]);
  if (!(root in document) || !inner.success || deeper.length > 0)
    return impossible(`${step.path} not found`, ...unknownTo(document, step.path.slice(1), root));
  if (step.op !== 'add' && !(key in inner.data)) {
    const there = nearest('key', key, Object.keys(inner.data));
    return impossible(
      absent(step.op, key),
      `${root} has no ${key}, so there is nothing to ${step.op}.`,
      there,
    );
  }
  if (step.op === 'remove') {
    const { [key]: _gone, ...rest } = inner.data;
    return { ...document, [root]: rest };
  }
  return { ...document, [root]: { ...inner.data, [key]: step.value } };
}

function applyToRoot(
  document: Document,
  { op, path, value }: PatchStep,
  root: string,
  impossible: Impossible,
  rules: PatchRules,
): Document {
  const known = root in document;
  if (op === 'add') {
    if (!known)
      refuse(
        rules,
        `Adding a new attribute ${path} to the root of the resource is not allowed.`,
        ...unknownTo(document, root, root).reverse(),
      );
    const now = document[root];
    const isSaid = now !== null && now !== undefined && !(rules.objects.includes(root) && isEmpty(now));
    if (isSaid) {
      refuse(rules, `The attribute ${path} has existed, please use 'replace' operation instead.`);
    }
  } else if (!known) impossible(absent(op, root), ...unknownTo(document, root, root));
  if (op === 'remove') return { ...document, [root]: rules.defaults[root] ?? null };
  return { ...document, [root]: rules.objects.includes(root) ? readObject(value, path, rules) : value };
}

/** Refuses a step: `why` in the words of Magnum's JSON-patch, and what chat says in their place. */
type Impossible = (why: string, plain: string, hint: string) => never;

/** A sentence for an attribute that there is not, and the one that was probably meant. */
function unknownTo(document: Document, said: string, root: string): [plain: string, hint: string] {
  const known = Object.keys(document);
  const meant = nearestName(root, known);
  return [
    `There is no attribute ${said}.`,
    meant && meant !== root ? `Did you mean ${meant}?` : `There are ${known.join(', ')}.`,
  ];
}

function absent(op: PatchStep['op'], name: string): string {
  return `can't ${op} a non-existent object '${name}'`;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

const ObjectOfAnything = z.record(z.string(), z.unknown());
const pair = /^[^=,{}\s]+=[^,]*$/;

/** An object, or text that holds one: JSON, Python's literal (as Magnum's clients send it), or `key=value,key=value`. */
function readObject(value: unknown, path: string, rules: PatchRules): Record<string, unknown> {
  const given = typeof value === 'string' ? readText(value) : value;
  const result = ObjectOfAnything.safeParse(given);
  if (result.success) return result.data;
  return refuse(
    rules,
    `${path.slice(1)} takes key=value, several with commas, not ${JSON.stringify(value)}.`,
  );
}

function readText(text: string): unknown {
  for (const candidate of [text, fromPython(text)]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next form is tried.
    }
  }
  const pairs = text.split(',').map((part) => part.trim());
  if (!pairs.every((part) => pair.test(part))) return null;
  return Object.fromEntries(
    pairs.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
}

const pythonWords: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

/** `{'a': True}` as `{"a": true}`. */
function fromPython(text: string): string {
  return text.replace(
    /u?'((?:[^'\\]|\\.)*)'|"(?:[^"\\]|\\.)*"|\b(True|False|None)\b/g,
    (whole, single: string | undefined, word: string | undefined) => {
      if (single !== undefined) return JSON.stringify(single.replace(/\\'/g, "'"));
      return word === undefined ? whole : (pythonWords[word] ?? whole);
    },
  );
}
