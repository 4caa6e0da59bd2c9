import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Origin } from '../operations/operation.js';
import { authorize } from '../policy.js';
import { addGrant, type GrantKey, listGrants, removeGrant } from '../store/chat-roles.js';
import { type Grant, subjectName } from './grant.js';
import { askedIn, doerOf } from './settle.js';

/**
 * Grants a role in a project to people of this workspace. The first grant of a workspace ends that everybody acts with the
 * program's roles: whoever makes it while acting so keeps admin, or nobody could grant any more. Answers whether that
 * happened, whether the grant is new, and whether it is the first. Throws `policy.forbidden`.
 */
export async function grantRole(
  engine: Engine,
  caller: Caller,
  origin: Origin | undefined,
  what: GrantKey,
): Promise<{ readonly isNew: boolean; readonly keptAdmin: boolean; readonly isFirst: boolean }> {
  const where = askedIn(origin);
  const by = doerOf(caller);
  authorize(engine, caller, 'chat_role:grant', { projectId: what.project.id });
  return engine.db.write(async (tx) => {
    const isFirst = (await listGrants(tx, where)).length === 0;
    const keptAdmin = isFirst && caller.service === true;
    if (keptAdmin)
      await addGrant(tx, where, { ...what, role: 'admin', subject: { kind: 'person', ...by } }, by);
    const isNew = await addGrant(tx, where, what, by);
    await appendAudit(tx, caller, entry('role-grant', what, origin));
    return { isNew, keptAdmin, isFirst };
  });
}

/** Takes a role away. Throws `policy.forbidden`, `role.not_found`. */
export async function revokeRole(
  engine: Engine,
  caller: Caller,
  origin: Origin | undefined,
  what: GrantKey,
): Promise<void> {
  const where = askedIn(origin);
  authorize(engine, caller, 'chat_role:revoke', { projectId: what.project.id });
  await engine.db.write(async (tx) => {
    if (!(await removeGrant(tx, where, what))) {
      const { project, role, subject } = what;
      throw new EngineError(
        'role.not_found',
        `The role ${role} was not granted to ${subjectName(subject)} in project ${project.name}.`,
        { field: 'role', hint: 'role-list says what was granted.' },
      );
    }
    await appendAudit(tx, caller, entry('role-revoke', what, origin));
  });
}

/** The grants of this workspace in a project. Throws `policy.forbidden`. */
export async function showGrants(
  engine: Engine,
  caller: Caller,
  origin: Origin | undefined,
  projectId: string,
): Promise<Grant[]> {
  const where = askedIn(origin);
  authorize(engine, caller, 'chat_role:get_all', { projectId });
  return (await listGrants(engine.db.read, where)).filter((grant) => grant.projectId === projectId);
}

function entry(action: string, { project, role, subject }: GrantKey, origin: Origin | undefined) {
  return {
    action,
    target: { kind: 'role', id: project.id, name: role },
    input: { role, to: subjectName(subject), project: project.name },
    outcome: 'accepted' as const,
    origin,
  };
}
