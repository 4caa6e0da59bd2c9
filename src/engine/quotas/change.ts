import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Request } from '../operations/begin.js';
import { type Action, authorize } from '../policy.js';
import { findProject, type Project, requireProject } from '../projects.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { getQuota, insertQuota, removeQuota, saveQuota } from '../store/quotas.js';
import { parseInput } from '../validation.js';
import { HardLimit, type Quota, QuotaResource } from './quota.js';

/** Which quota: the project by id or name. */
export interface QuotaKey {
  readonly project: string;
  readonly resource?: string | undefined;
}

export type QuotaInput = QuotaKey & { readonly hardLimit: number };

/** A quota with the project that it is of. */
export interface QuotaOf {
  readonly quota: Quota;
  readonly project: Project;
}

/**
 * Gives a project a quota of its own. Throws `policy.forbidden`, `quota.invalid`, `project.not_found` when Keystone does not
 * know the project, `quota.exists`.
 */
export async function createQuota(
  engine: Engine,
  caller: Caller,
  input: QuotaInput,
  request: Request = {},
): Promise<QuotaOf> {
  authorize(engine, caller, 'quota:create');
  if (!input.project) {
    throw new EngineError('quota.invalid', 'Must provide a valid project ID.', { field: 'project' });
  }
  const { resource, hardLimit } = read(input);
  const project = await requireProject(engine, caller, input.project);
  const quota = await change(engine, caller, { action: 'create', input, request, project }, async (tx) => {
    if (await getQuota(tx, { projectId: project.id, resource })) {
      throw new EngineError(
        'quota.exists',
        `Quota for project ${project.id} already exists for resource ${resource}.`,
        { field: 'project', hint: 'Change it with quotas-update.' },
      );
    }
    return insertQuota(tx, { projectId: project.id, resource, hardLimit });
  });
  return { quota, project };
}

/** Changes the quota of a project. What is there already stays, also above the new limit. Throws `policy.forbidden`, `quota.invalid`, `quota.not_found`. */
export async function updateQuota(
  engine: Engine,
  caller: Caller,
  input: QuotaInput,
  request: Request = {},
): Promise<QuotaOf> {
  const { hardLimit } = read(input);
  const { project, resource } = await locate(engine, caller, input, 'quota:update');
  const quota = await change(engine, caller, { action: 'update', input, request, project }, async (tx) => {
    const { id } = await requireQuota(tx, project.id, resource);
    return saveQuota(tx, id, hardLimit);
  });
  return { quota, project };
}

/** Takes a project's own quota away: the default holds for it again. Answers what it was. Throws `policy.forbidden`, `quota.not_found`. */
export async function deleteQuota(
  engine: Engine,
  caller: Caller,
  key: QuotaKey,
  request: Request = {},
): Promise<QuotaOf> {
  const { project, resource } = await locate(engine, caller, key, 'quota:delete');
  const quota = await change(
    engine,
    caller,
    { action: 'delete', input: key, request, project },
    async (tx) => {
      const found = await requireQuota(tx, project.id, resource);
      await removeQuota(tx, found.id);
      return found;
    },
  );
  return { quota, project };
}

/** The stored quota that a key names, for whoever may do this to it. Throws `policy.forbidden`, `quota.not_found`. */
export async function findStoredQuota(
  engine: Engine,
  caller: Caller,
  key: QuotaKey,
  action: Action,
): Promise<QuotaOf> {
  const { project, resource } = await locate(engine, caller, key, action);
  return { project, quota: await requireQuota(engine.db.read, project.id, resource) };
}

function read(input: QuotaInput) {
  return {
    resource: parseInput(QuotaResource, input.resource ?? 'Cluster', 'quota.invalid'),
    hardLimit: parseInput(HardLimit, input.hardLimit, 'quota.invalid'),
  };
}

/** The project of a quota, which may outlive its project in Keystone: then it is found by its id. */
async function locate(engine: Engine, caller: Caller, key: QuotaKey, action: Action) {
  authorize(engine, caller, action);
  const resource = parseInput(QuotaResource, key.resource ?? 'Cluster', 'quota.invalid');
  const known = await findProject(engine, caller, key.project);
  return { project: known ?? { id: key.project, name: key.project }, resource };
}

async function requireQuota(
  db: Parameters<typeof getQuota>[0],
  projectId: string,
  resource: QuotaResource,
): Promise<Quota> {
  const found = await getQuota(db, { projectId, resource });
  if (found) return found;
  throw new EngineError(
    'quota.not_found',
    `Quota could not be found: project_id ${projectId} resource ${resource}.`,
    { field: 'project', hint: 'The default holds for it. Give it a quota of its own with quotas-create.' },
  );
}

async function change(
  engine: Engine,
  caller: Caller,
  what: {
    action: 'create' | 'update' | 'delete';
    input: QuotaKey;
    request: Request;
    project: Project;
  },
  work: (tx: Writer) => Promise<Quota>,
): Promise<Quota> {
  const { action, input, request, project } = what;
  const quota = await engine.db.write(async (tx) => {
    const done = await work(tx);
    const { resource, hardLimit } = done;
    await insertEvent(tx, {
      projectId: project.id,
      body: { type: 'quota.changed', action, resource, hardLimit, by: caller },
    });
    await appendAudit(tx, caller, {
      action: `quotas-${action}`,
      target: { kind: 'quotas', id: project.id, name: project.name },
      input,
      outcome: 'accepted',
      origin: request.origin,
    });
    return done;
  });
  engine.wake.consumers.notify();
  return quota;
}
