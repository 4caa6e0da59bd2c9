import type { Cloud } from '../openstack/cloud.js';
import { isOpenStackError } from '../openstack/error.js';
import type { Caller } from './caller.js';
import type { Engine } from './engine.js';
import { EngineError } from './errors.js';

/** A project as people write it, by its name, and as it is stored, by its id. */
export interface Project {
  readonly id: string;
  readonly name: string;
}

/**
 * The project that Keystone knows by this id or name; without one the caller's own. Throws `project.not_found` in Magnum's words when it knows
 * none, or does not let the caller look.
 */
export async function requireProject(
  engine: Engine,
  caller: Caller,
  idOrName: string | undefined,
): Promise<Project> {
  const found = await findProject(engine, caller, idOrName);
  if (found) return found;
  throw new EngineError('project.not_found', `The project_id ${idOrName} could not be found.`, {
    field: 'project',
    hint: 'Say the id or the name of a project of this cloud.',
  });
}

/** The same, and null where there is none. */
export async function findProject(
  engine: Engine,
  caller: Caller,
  idOrName: string | undefined,
): Promise<Project | null> {
  const { projectId: id, projectName: name } = caller;
  if (idOrName === undefined || idOrName === id || idOrName === name) return { id, name };
  try {
    return await askKeystone(engine, caller, ({ identity }) => identity.findProject(idOrName));
  } catch (error) {
    if (isOpenStackError(error, 'openstack.forbidden')) return null;
    throw error;
  }
}

/** Names of projects by id, as far as Keystone tells this caller: for showing, so nothing that goes wrong is an error. */
export async function projectNames(engine: Engine, caller: Caller): Promise<ReadonlyMap<string, string>> {
  const own: [string, string] = [caller.projectId, caller.projectName];
  try {
    const projects = await askKeystone(engine, caller, ({ identity }) => identity.projects());
    return new Map([own, ...projects.map(({ id, name }): [string, string] => [id, name])]);
  } catch (err) {
    engine.log.debug({ err }, 'projects: Keystone does not name them');
    return new Map([own]);
  }
}

/**
 * Asks Keystone in the caller's project, or in the program's own where its account has no role in the caller's: whoever sets quotas need not have
 * it build clusters.
 */
async function askKeystone<Said>(
  engine: Engine,
  caller: Caller,
  ask: (cloud: Cloud) => Promise<Said>,
): Promise<Said> {
  try {
    return await ask(engine.clouds.forCaller(caller));
  } catch (error) {
    if (!isOpenStackError(error, 'openstack.unauthorized')) throw error;
    return ask(engine.clouds.own);
  }
}

/** Finds a project as whoever asks may; null where Keystone knows none. Throws OpenStackError. */
export type FindProject = (idOrName: string) => Promise<Project | null>;

/**
 * The engine as it works for somebody who may ask Keystone what the program's account may not: an admin who sets the quotas of projects that
 * the account has no role in.
 */
export function lookingAs(engine: Engine, find: FindProject): Engine {
  const forCaller = (caller: Caller): Cloud => {
    const cloud = engine.clouds.forCaller(caller);
    const { identity } = cloud;
    const findProject = (idOrName: string) =>
      identity.findProject(idOrName).catch((error: unknown) => {
        if (!isOpenStackError(error, 'openstack.forbidden', 'openstack.unauthorized')) throw error;
        return find(idOrName);
      });
    return { ...cloud, identity: { ...identity, findProject } };
  };
  return { ...engine, clouds: { ...engine.clouds, forCaller } };
}
