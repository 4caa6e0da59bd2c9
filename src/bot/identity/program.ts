import { rolesOf } from '../../engine/access/grant.js';
import type { Caller } from '../../engine/caller.js';
import type { Engine } from '../../engine/engine.js';
import { EngineError } from '../../engine/errors.js';
import type { Project } from '../../engine/projects.js';
import { listGrants } from '../../engine/store/chat-roles.js';
import type { Standing } from '../../intents/standing.js';
import type { Cloud } from '../../openstack/cloud.js';
import { isOpenStackError } from '../../openstack/error.js';
import type { Person } from '../platform.js';
import { type About, chatOf } from './linked.js';

/** Whether people without grants act with the program's roles where nothing was granted, or with none. */
export type ChatRoles = 'program' | 'granted';

interface Parts {
  readonly engine: Engine;
  readonly own: Cloud;
  readonly chatRoles: ChatRoles;
}

/** Somebody who has not logged in: as the program's account in the channel's project. */
export async function programStanding(
  parts: Parts,
  { person, settings, findSubject }: About,
): Promise<Standing> {
  const { engine, own, chatRoles } = parts;
  const grants = await listGrants(engine.db.read, person);
  const granted = grants.length > 0 || chatRoles === 'granted';
  const callerIn = async (projectId: string | null) => {
    const caller = await accountIn(parts, person, projectId);
    if (!caller || !granted) return caller;
    return { ...caller, roles: rolesOf(grants, caller.projectId, person) };
  };
  const bound = settings.binding;
  const rest = {
    how: granted ? ('granted' as const) : ('program' as const),
    settings,
    callerIn,
    projects: async () => {
      const reached = await usableProjects(own);
      return granted ? reached.filter(({ id }) => rolesOf(grants, id, person).length > 0) : reached;
    },
    findSubject,
  };
  const boundProject = bound && { id: bound.projectId, name: bound.projectName };
  try {
    const caller = await callerIn(bound?.projectId ?? null);
    if (!caller)
      return { ...rest, caller: nobody(person), project: boundProject, obstacle: noWay(bound?.projectName) };
    const project = { id: caller.projectId, name: caller.projectName };
    const obstacle = granted && caller.roles.length === 0 ? noRole(project) : null;
    return { ...rest, caller, project, obstacle };
  } catch (error) {
    const obstacle = error instanceof Error ? error : new Error(String(error));
    return { ...rest, caller: nobody(person), project: boundProject, obstacle };
  }
}

/** The program's account in a project, in its own for null; null where it has no role or no way there. */
async function accountIn({ engine, own }: Parts, person: Person, id: string | null): Promise<Caller | null> {
  const cloud = id === null ? own : await engine.clouds.ownIn(id);
  if (!cloud) return null;
  try {
    const { userId, userName, userDomainName, projectId, projectName, roles } = await cloud.identity.whoami();
    return {
      ...{ userId, userName, userDomainName },
      projectId: projectId ?? '',
      projectName: projectName ?? '',
      roles: [...roles],
      service: true,
      chat: chatOf(person),
    };
  } catch (error) {
    if (id !== null && isOpenStackError(error, 'openstack.unauthorized')) return null;
    throw error;
  }
}

/** A login by password reaches every project of its user; any other is for one. */
async function usableProjects(own: Cloud): Promise<readonly Project[]> {
  const { methods, projectId, projectName } = await own.identity.whoami();
  if (methods.includes('password')) return own.identity.ownProjects();
  return projectId === null ? [] : [{ id: projectId, name: projectName ?? projectId }];
}

function nobody(person: Person): Caller {
  return {
    userId: '',
    userName: person.name,
    projectId: '',
    projectName: '',
    roles: [],
    service: true,
    chat: chatOf(person),
  };
}

function noRole({ name }: Project): EngineError {
  return new EngineError('role.none', `You have no role in project ${name} here.`, {
    hint: 'Nothing was done. Ask an admin for one (/magnum role-grant), or log in with your own credential (/magnum login).',
  });
}

function noWay(project = 'of its own'): EngineError {
  return new EngineError('role.none', `The program's account has no role in project ${project}.`, {
    hint: 'Nothing was done. Log in with your own credential (/magnum login), or give the account a role there.',
  });
}
