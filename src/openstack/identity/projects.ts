import type { Identity } from '../cloud.js';
import { parseAnswer } from '../http/answer.js';
import { listAll } from '../pages.js';
import type { Service } from '../service.js';
import { ProjectAnswer, Reference, type TokenAnswer } from './schema.js';

type Project = Awaited<ReturnType<Identity['projects']>>[number];

/**
 * A project by id, else by name. The session's own project needs no request and no role; for others Keystone wants the
 * role admin or reader. A name that several domains have finds the one in the user's own domain, else none.
 */
export async function findProject(
  keystone: Service,
  own: TokenAnswer['token'],
  idOrName: string,
): Promise<Project | null> {
  const { project } = own;
  if (project && (project.id === idOrName || project.name === idOrName)) {
    return { id: project.id, name: project.name };
  }
  const path = `/projects/${encodeURIComponent(idOrName)}`;
  const answer = await keystone.call({ method: 'GET', path, accept: [200, 404] });
  if (answer.status === 200) return reference(parseAnswer(ProjectAnswer, 'keystone', answer).project);
  const query = new URLSearchParams({ name: idOrName });
  const named = await listAll(keystone, ProjectAnswer.shape.project, 'projects', `/projects?${query}`);
  const found = named.filter(({ name }) => name === idOrName);
  const near = found.find(({ domain_id }) => domain_id === own.user.domain.id);
  const only = near ?? (found.length === 1 ? found[0] : undefined);
  return only ? reference(only) : null;
}

/** Every project. Keystone wants the role admin or reader. */
export async function listProjects(keystone: Service): Promise<Project[]> {
  return (await listAll(keystone, Reference, 'projects', '/projects')).map(reference);
}

/** The projects that the session's user has a role in (`GET /v3/auth/projects`). */
export async function listOwnProjects(keystone: Service): Promise<Project[]> {
  return (await listAll(keystone, Reference, 'projects', '/auth/projects')).map(reference);
}

function reference({ id, name }: Project): Project {
  return { id, name };
}
