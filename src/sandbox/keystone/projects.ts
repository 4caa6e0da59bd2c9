import type { FastifyInstance } from 'fastify';
import { ServiceFault } from '../http/errors.js';
import type { Store } from '../state/store.js';
import { rolesIn } from './authentication.js';
import { identityCaller } from './identity-caller.js';
import { role } from './tokens.js';

/** Domains, projects and roles: to be looked at. */
export function projectRoutes(app: FastifyInstance, store: Store): void {
  const domain = (one: { id: string; name: string }) => ({
    ...one,
    enabled: true,
    description: '',
    tags: [],
    options: {},
  });
  const project = (one: { id: string; name: string; domainId: string }) => ({
    id: one.id,
    name: one.name,
    domain_id: one.domainId,
    parent_id: one.domainId,
    enabled: true,
    is_domain: false,
    description: '',
    tags: [],
    options: {},
  });
  app.get<{ Querystring: { name?: string } }>('/domains', async (request) => {
    if (!identityCaller(store, request).admin)
      throw new ServiceFault(
        403,
        'You are not authorized to perform the requested action: identity:list_domains.',
      );
    const domains = store.domains.filter(
      (one) => request.query.name === undefined || one.name === request.query.name,
    );
    return { domains: domains.map(domain), links: { next: null, previous: null } };
  });
  app.get<{ Params: { id: string } }>('/domains/:id', async (request) => {
    const caller = identityCaller(store, request);
    const found = store.domains.get(request.params.id);
    if (!caller.admin && caller.user.domainId !== request.params.id) {
      throw new ServiceFault(
        403,
        'You are not authorized to perform the requested action: identity:get_domain.',
      );
    }
    if (!found) throw new ServiceFault(404, `Could not find domain: ${request.params.id}.`);
    return { domain: domain(found) };
  });
  app.get<{ Querystring: { name?: string } }>('/projects', async (request) => {
    if (!identityCaller(store, request).admin)
      throw new ServiceFault(
        403,
        'You are not authorized to perform the requested action: identity:list_projects.',
      );
    const projects = store.projects.filter(
      (one) => request.query.name === undefined || one.name === request.query.name,
    );
    return { projects: projects.map(project), links: { next: null, previous: null } };
  });
  app.get('/auth/projects', async (request) => {
    const { user } = identityCaller(store, request);
    return {
      projects: store.projects.filter((one) => rolesIn(user, one.id).length > 0).map(project),
      links: {},
    };
  });
  app.get<{ Params: { id: string } }>('/users/:id/projects', async (request) => {
    const caller = identityCaller(store, request);
    if (!caller.admin && caller.user.id !== request.params.id)
      throw new ServiceFault(
        403,
        'You are not authorized to perform the requested action: identity:list_user_projects.',
      );
    const user = store.users.get(request.params.id);
    if (!user) throw new ServiceFault(404, `Could not find user: ${request.params.id}.`);
    return {
      projects: store.projects.filter((one) => rolesIn(user, one.id).length > 0).map(project),
      links: { next: null, previous: null },
    };
  });
  app.get<{ Params: { id: string } }>('/projects/:id', async (request) => {
    const caller = identityCaller(store, request);
    const found = store.projects.get(request.params.id);
    if (!found) throw new ServiceFault(404, `Could not find project: ${request.params.id}.`);
    if (!caller.admin && caller.projectId !== found.id)
      throw new ServiceFault(
        403,
        'You are not authorized to perform the requested action: identity:get_project.',
      );
    return { project: project(found) };
  });
  app.get<{ Querystring: { name?: string } }>('/roles', async (request) => {
    identityCaller(store, request);
    const names = new Set(store.users.all().flatMap((one) => Object.values(one.roles).flat()));
    const wanted = [...names].filter(
      (name) => request.query.name === undefined || name === request.query.name,
    );
    return {
      roles: wanted.map((name) => ({ ...role(name), domain_id: null, description: null, options: {} })),
      links: {},
    };
  });
}
