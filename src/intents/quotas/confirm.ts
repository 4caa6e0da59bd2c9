import type { Card } from '../../card/card.js';
import { counted } from '../../card/words.js';
import type { Caller } from '../../engine/caller.js';
import type { Engine } from '../../engine/engine.js';
import { EngineError } from '../../engine/errors.js';
import { authorize } from '../../engine/policy.js';
import { requireProject } from '../../engine/projects.js';
import { findStoredQuota, type QuotaInput, type QuotaKey } from '../../engine/quotas/change.js';
import type { QuotaInForce } from '../../engine/quotas/quota.js';
import { clusterQuota } from '../../engine/quotas/read.js';
import type { Confirmation, IntentContext } from '../intent.js';

type Question = Pick<Confirmation, 'submit' | 'harmless'> & {
  readonly title: string;
  readonly text?: string;
};

/** What such a question says: the quota in force, and how much of it is used. */
export async function quotaNow(
  { engine, caller }: Pick<IntentContext, 'engine' | 'caller'>,
  { project }: Pick<QuotaKey, 'project'>,
): Promise<unknown> {
  const { id } = await requireProject(engine, caller, project);
  const { hardLimit, used, stored } = await clusterQuota(engine.db.read, engine, id);
  return { id, hardLimit, used, own: stored !== null };
}

/** Asks before a project gets a quota, unless it could not be given. */
export async function confirmNewQuota(
  engine: Engine,
  caller: Caller,
  input: QuotaInput,
): Promise<Confirmation> {
  authorize(engine, caller, 'quota:create');
  const { id, name } = await requireProject(engine, caller, input.project);
  const now = await clusterQuota(engine.db.read, engine, id);
  if (now.stored) {
    throw new EngineError(
      'quota.exists',
      `Quota for project ${id} already exists for resource ${now.resource}.`,
      { hint: `It is ${now.hardLimit}. Change it with quotas-update.` },
    );
  }
  const title = `Give ${name} a quota of ${counted(input.hardLimit, 'cluster')}?`;
  return asked(now, { title, text: `The default is ${now.hardLimit}.`, submit: 'Give it', harmless: true });
}

/** Asks before a quota that is there is changed or taken away. */
export async function confirmStoredQuota(
  engine: Engine,
  caller: Caller,
  key: QuotaKey,
  action: 'quota:update' | 'quota:delete',
  say: (project: string, now: QuotaInForce) => Question,
): Promise<Confirmation> {
  const { project } = await findStoredQuota(engine, caller, key, action);
  const now = await clusterQuota(engine.db.read, engine, project.id);
  return asked(now, say(project.name, now));
}

function asked({ used }: QuotaInForce, { title, text, submit, harmless }: Question): Confirmation {
  const card: Card = {
    title,
    tone: 'warning',
    text: [text, `It has ${counted(used, 'cluster')}.`].filter(Boolean).join(' '),
  };
  return { card, typed: null, typedLabel: '', submit, ...(harmless && { harmless }) };
}
