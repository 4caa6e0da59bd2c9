import { z } from 'zod';
import type { Credentials } from './credentials.js';
import { createAgents } from './http/agents.js';
import { createSend } from './http/send.js';
import { identityRoot } from './identity/auth-url.js';
import { createSession } from './identity/session.js';
import { type Service, serviceAt } from './service.js';

const patience = 30_000;
const Id = z.object({ id: z.string() });
const Endpoint = Id.extend({ interface: z.string(), url: z.string() });

/** What was wanted, and whether it had to be made or changed for it. */
export interface Ensured {
  readonly id: string;
  readonly done: 'made' | 'changed' | 'there';
}

/** Keystone as its administrator: each function makes what is not there and leaves alone what is. Each may throw OpenStackError. */
export interface Administration {
  ensureDomain(name: string): Promise<Ensured>;
  ensureProject(name: string, domainId: string): Promise<Ensured>;
  ensureRole(name: string): Promise<Ensured>;
  /** The password is for a user that has to be made; that of one who is there stays. */
  ensureUser(user: { name: string; domainId: string; password: string }): Promise<Ensured>;
  ensureRegion(id: string): Promise<Ensured>;
  ensureService(service: { type: string; name: string; description: string }): Promise<Ensured>;
  ensureEndpoint(endpoint: {
    serviceId: string;
    interface: 'public' | 'internal' | 'admin';
    region: string;
    url: string;
  }): Promise<Ensured>;
  /** Gives a user a role in a project or in a domain. */
  grant(
    to: { userId: string; roleId: string } & ({ projectId: string } | { domainId: string }),
  ): Promise<void>;
  /** A domain by its name; null where there is none. */
  findDomain(name: string): Promise<string | null>;
  /** The endpoints of a type of service in a region. */
  endpoints(type: string, region: string): Promise<z.infer<typeof Endpoint>[]>;
  close(): Promise<void>;
}

/** Keystone's administration for an admin's credentials. Nothing is sent until the first call. */
export function administer(credentials: Credentials): Administration {
  const agents = createAgents(credentials);
  const session = createSession(credentials, createSend(agents, patience));
  const keystone = serviceAt(session, 'keystone', () => identityRoot(credentials.authUrl));
  const named = (kind: Kind, query: Record<string, string>) => first(keystone, kind, query);
  const make = async (kind: Kind, body: Record<string, unknown>): Promise<Ensured> => {
    const answer = await keystone.post(z.record(z.string(), z.unknown()), `/${kind}s`, { [kind]: body });
    return { id: Id.parse(answer[kind]).id, done: 'made' };
  };
  const ensure = async (kind: Kind, query: Record<string, string>, more: Record<string, unknown> = {}) => {
    const found = await named(kind, query);
    return found ? { id: found, done: 'there' as const } : make(kind, { ...query, ...more });
  };
  const endpoints = async (serviceId: string, region: string) => {
    const query = new URLSearchParams({ service_id: serviceId, region_id: region });
    const List = z.object({ endpoints: z.array(Endpoint) });
    return (await keystone.get(List, `/endpoints?${query}`)).endpoints;
  };
  const change = async (path: string, body: object) => {
    await keystone.call({ method: 'PATCH', path, body, accept: [200, 204] });
  };
  return {
    ensureDomain: (name) => ensure('domain', { name }),
    ensureProject: (name, domain_id) => ensure('project', { name, domain_id }),
    ensureRole: (name) => ensure('role', { name }),
    ensureUser: ({ name, domainId, password }) =>
      ensure('user', { name, domain_id: domainId }, { password, enabled: true }),
    async ensureRegion(id) {
      const path = `/regions/${encodeURIComponent(id)}`;
      const { status } = await keystone.call({ method: 'GET', path, accept: [200, 404] });
      if (status === 200) return { id, done: 'there' };
      await keystone.post(z.object({ region: Id }), '/regions', { region: { id } });
      return { id, done: 'made' };
    },
    async ensureService({ type, name, description }) {
      const found = await named('service', { type });
      return found ? { id: found, done: 'there' } : make('service', { type, name, description });
    },
    async ensureEndpoint({ serviceId, interface: face, region, url }) {
      const found = (await endpoints(serviceId, region)).find((each) => each.interface === face);
      if (!found) {
        return make('endpoint', { service_id: serviceId, interface: face, region_id: region, url });
      }
      if (found.url === url) return { id: found.id, done: 'there' };
      await change(`/endpoints/${found.id}`, { endpoint: { url } });
      return { id: found.id, done: 'changed' };
    },
    async grant({ userId, roleId, ...where }) {
      const place = 'projectId' in where ? `projects/${where.projectId}` : `domains/${where.domainId}`;
      const path = `/${place}/users/${userId}/roles/${roleId}`;
      await keystone.call({ method: 'PUT', path, accept: [204] });
    },
    findDomain: (name) => named('domain', { name }),
    async endpoints(type, region) {
      const service = await named('service', { type });
      return service === null ? [] : endpoints(service, region);
    },
    close: () => agents.close(),
  };
}

type Kind = 'domain' | 'project' | 'role' | 'user' | 'service' | 'endpoint';

async function first(keystone: Service, kind: Kind, query: Record<string, string>): Promise<string | null> {
  const List = z.object({ [`${kind}s`]: z.array(Id) });
  const answer = await keystone.get(List, `/${kind}s?${new URLSearchParams(query)}`);
  return answer[`${kind}s`]?.[0]?.id ?? null;
}
