import type { z } from 'zod';
import { OpenStackError, type ServiceName, serviceTitle } from './error.js';
import { answerError, parseAnswer } from './http/answer.js';
import type { Method } from './http/retry.js';
import type { HttpAnswer } from './http/send.js';
import { findEndpoint, withVersion } from './identity/catalogue.js';
import type { Login } from './identity/login.js';
import type { Session } from './identity/session.js';

/** Where a service is found, and what its URL must end in when the catalogue leaves the version out. */
export interface ServiceAddress {
  readonly service: ServiceName;
  readonly type: string;
  /** The version's path; the project's id is for APIs that want it there. */
  version(projectId: string): string;
}

export interface ServiceCall {
  readonly method: Method;
  /** Below the service's root, percent-encoded, with its query: `/stacks?limit=10`. */
  readonly path: string;
  readonly body?: unknown;
  /** The media type of the answer; default `application/json`. */
  readonly mediaType?: string;
  /** Statuses that are no error to the caller. */
  readonly accept: readonly number[];
  /** Somebody else's, to be shown instead of the session's. */
  readonly token?: string;
}

/** One service of one session. */
export interface Service {
  readonly name: ServiceName;
  /** Calls with the session's token; when the service refuses it, logs in again and repeats the call once. */
  call(call: ServiceCall): Promise<HttpAnswer>;
  /** `GET`, parsed. Throws on any status but 200. */
  get<T extends z.ZodType>(schema: T, path: string): Promise<z.infer<T>>;
  /** `POST`, parsed. Throws on any status but 200, 201 and 202. */
  post<T extends z.ZodType>(schema: T, path: string, body: unknown): Promise<z.infer<T>>;
}

/** The {@link Service} behind an address; its root is looked up in the catalogue of the token in use. */
export function createService(session: Session, address: ServiceAddress): Service {
  return serviceAt(session, address.service, (login) => rootOf(session, address, login));
}

/** A {@link Service} whose root is found by the caller's own rule. */
export function serviceAt(session: Session, name: ServiceName, root: (login: Login) => string): Service {
  const call = async ({ method, path, body, mediaType, accept, token }: ServiceCall): Promise<HttpAnswer> => {
    for (let again = token === undefined; ; again = false) {
      const login = await session.current();
      const request = {
        service: name,
        method,
        url: `${root(login)}${path}`,
        headers: { 'x-auth-token': token ?? login.token, ...(mediaType ? { accept: mediaType } : {}) },
        body,
      };
      const answer = await session.send(request);
      if (accept.includes(answer.status)) return answer;
      if (answer.status !== 401) throw answerError(request, answer);
      if (token === undefined) session.reject(login.token);
      if (!again) throw answerError(request, answer);
    }
  };
  return called(name, call);
}

/** The same service, asked with somebody else's token; a token that it refuses is not replaced by another. */
export function withToken({ name, call }: Service, token: string): Service {
  return called(name, (said) => call({ ...said, token }));
}

function called(name: ServiceName, call: Service['call']): Service {
  return {
    name,
    call,
    async get(schema, path) {
      return parseAnswer(schema, name, await call({ method: 'GET', path, accept: [200] }));
    },
    async post(schema, path, body) {
      return parseAnswer(schema, name, await call({ method: 'POST', path, body, accept: [200, 201, 202] }));
    },
  };
}

function rootOf(session: Session, address: ServiceAddress, { answer }: Login): string {
  const { service, type } = address;
  const { interface: iface, region } = session.credentials;
  const url = findEndpoint(answer.catalog, type, { interface: iface, region });
  if (url !== null) return withVersion(url, address.version(answer.project?.id ?? ''));
  if (answer.catalog.length === 0) {
    throw new OpenStackError(
      `The login names no project, so Keystone gives it no address of ${serviceTitle(service)}. Set OS_PROJECT_NAME and OS_PROJECT_DOMAIN_NAME.`,
      { code: 'openstack.no_project', service },
    );
  }
  const place = region === undefined ? '' : ` in region ${region}`;
  throw new OpenStackError(
    `This cloud's catalogue has no ${iface} endpoint of ${serviceTitle(service)} (service type ${type})${place}. Check OS_REGION_NAME and OS_INTERFACE.`,
    { code: 'openstack.no_endpoint', service },
  );
}
