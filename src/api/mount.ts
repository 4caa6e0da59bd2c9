import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Caller } from '../engine/caller.js';
import type { Engine } from '../engine/engine.js';
import { ApiError, readError } from './error.js';
import { rememberRefusal } from './remember-refusal.js';
import type { Admitted } from './request/admission.js';
import { callerOf } from './request/caller.js';
import { type Remembered, rememberAnswers } from './request/remembered.js';
import { tooOld } from './request/version.js';
import type { Route } from './route.js';

const methods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Serves the routes below the prefix of `app`; what a path has no route for is answered as Magnum does: 405. */
export function mount(app: FastifyInstance, engine: Engine, routes: readonly Route[]): void {
  const remembered = rememberAnswers(engine.db.revision);
  const taken = new Map<string, HTTPMethods[]>();
  for (const route of routes) {
    const url = route.path.replace(/\{(\w+)\}/g, ':$1');
    taken.set(url, [...(taken.get(url) ?? []), route.method]);
    for (const each of [url, `${url}/`]) {
      app.route({
        method: route.method,
        url: each,
        exposeHeadRoute: false,
        handler: (request, reply) => serve(engine, remembered, route, request, reply),
      });
    }
  }
  for (const [url, has] of taken) {
    const method = methods.filter((each) => !has.includes(each));
    const handler = () => {
      throw new ApiError(405, '', { title: 'Method Not Allowed', code: '' });
    };
    for (const each of [url, `${url}/`]) app.route({ method, url: each, handler });
  }
}

async function serve(
  engine: Engine,
  remembered: Remembered,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { minor } = request.admitted;
  const caller = whoAsks(route, request.admitted);
  const path = request.params as Record<string, string>;
  const { body } = request;
  try {
    if (route.since && minor < route.since.minor) throw tooOld(minor, route.since.method);
    const asked = {
      engine,
      caller,
      shown: request.admitted,
      path,
      query: readQuery(route, request.query as Record<string, unknown>),
      body,
      minor,
      host: hostOf(request),
    };
    if (route.fromDatabase) {
      const body = await remembered.answer(keyOf(asked, request.url), async () =>
        JSON.stringify((await route.perform(asked)).body ?? {}),
      );
      return reply.code(route.gives.status).header('Content-Type', 'application/json').send(body);
    }
    const answered = await route.perform(asked);
    return send(reply, answered.status ?? route.gives.status, answered);
  } catch (error) {
    await rememberRefusal(route, { engine, caller, path, body }, error);
    throw error;
  }
}

/** All that an answer from the database hangs on beside the database. */
function keyOf({ caller, minor, host }: Parameters<Route['perform']>[0], url: string): string {
  const { userId, userDomainName = '', projectId, roles } = caller;
  return [userId, userDomainName, projectId, roles.join(), minor, host, url].join('\n');
}

/** The caller of a token; where nodes may ask, a stand-in for those that are for no project, which the route looks at. */
function whoAsks(route: Route, { info }: Admitted): Caller {
  if (route.forNodes && !info?.projectId) return nobody;
  if (!info) throw new ApiError(403, 'The token of a cluster opens only its certificates.');
  return callerOf(info);
}

const nobody: Caller = { userId: '', userName: '', projectId: '', projectName: '', roles: [] };

function send(
  reply: FastifyReply,
  status: number,
  { body, location }: { body?: object; location?: string },
): FastifyReply {
  reply.code(status);
  if (body) reply.header('Content-Type', 'application/json');
  if (location) reply.header('Location', location);
  return reply.send(body);
}

/** Scheme, host and port that the request came to. */
export function hostOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/** The query, each name once and known to the route. Throws ApiError 400 in Magnum's words. */
function readQuery(route: Route, query: Record<string, unknown>): Record<string, string | undefined> {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (!route.query || !Object.hasOwn(route.query, name)) {
      throw new ApiError(400, `Unknown argument: "${name}"`);
    }
    if (typeof value !== 'string') throw new ApiError(400, `The argument ${name} is given more than once.`);
    read[name] = value;
  }
  return read;
}

/** Answers every error of these routes in Magnum's form; what nobody foresaw is logged. */
export function tellErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, body } = readError(error);
    if (status >= 500) request.log.error({ err: error }, 'api: a request could not be answered');
    return reply.code(status).send(body);
  });
}
