import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { requireProject } from '../projects.js';
import { readKinds } from './kinds.js';
import { readDigest, readExcept, readQuiet, type SubscriptionInput } from './subscribe.js';
import { type Subscription, unsaid, type Wish } from './subscription.js';

/** What a subscription was asked for with, as far as it is said again. */
export type Said = Partial<
  Pick<
    Wish,
    | 'kinds'
    | 'cluster'
    | 'exceptKinds'
    | 'exceptClusters'
    | 'digest'
    | 'quiet'
    | 'timeZone'
    | 'urgent'
    | 'projectId'
  >
>;

/** Reads again what somebody subscribed with; `cluster` as it was found. Throws `alert.invalid`, `project.not_found`. */
export async function readSaid(
  engine: Engine,
  caller: Caller,
  input: SubscriptionInput,
  cluster: Wish['cluster'],
): Promise<Said> {
  const { statuses, except, digest, quiet, timeZone, urgent, project } = input;
  return {
    ...(statuses && { kinds: readKinds(statuses, 'statuses') }),
    ...(cluster && { cluster }),
    ...(except && (await readExcept(engine, caller, except))),
    ...(digest !== undefined && { digest: readDigest(digest) }),
    ...(quiet !== undefined && { quiet: readQuiet(quiet) }),
    ...(timeZone !== undefined && { timeZone }),
    ...(urgent !== undefined && { urgent }),
    ...(project !== undefined && { projectId: (await requireProject(engine, caller, project)).id }),
  };
}

/** Those that were asked for with what is said; the closest: with that alone, where one was. */
export function matching(all: readonly Subscription[], said: Said, which: 'all' | 'closest'): Subscription[] {
  const some = all.filter((each) => agrees(each, said));
  if (which === 'all') return some;
  const exact = some.filter((each) => agrees(each, { ...unsaid, ...said }));
  return exact.length === 1 ? exact : some;
}

function agrees(subscription: Subscription, said: Said): boolean {
  return (Object.keys(said) as (keyof Said)[]).every(
    (key) => content(subscription[key]) === content(said[key]),
  );
}

/** Of clusters the uuids count: a name may have been given to another one. */
function content(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(content).sort());
  return typeof value === 'object' && value !== null && 'uuid' in value
    ? String(value.uuid)
    : JSON.stringify(value);
}
