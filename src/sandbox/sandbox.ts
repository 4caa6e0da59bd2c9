import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Credentials } from '../openstack/credentials.js';
import { barbican } from './barbican/routes.js';
import { cinder } from './cinder/routes.js';
import { glance } from './glance/routes.js';
import { startGuests } from './guest/in-process.js';
import { cfnService } from './heat/api/cfn.js';
import { heatService } from './heat/api/routes.js';
import { advanceOrFail } from './heat/engine/advance-or-fail.js';
import { startAgenda } from './heat/engine/agenda.js';
import type { HeatContext } from './heat/engine/context.js';
import { addFaults } from './http/faults.js';
import { serve } from './http/service.js';
import { keystone } from './keystone/routes.js';
import { issueSignalToken } from './keystone/tokens.js';
import { neutron } from './neutron/routes.js';
import { nova } from './nova/routes.js';
import { octavia } from './octavia/routes.js';
import { refuseSecond, tellState } from './state/alone.js';
import { type SeededCredential, seededCredentials } from './state/people.js';
import { seed, seededPassword } from './state/seed.js';
import { openStore, type Store } from './state/store.js';

/** The little of a logger that the sandbox uses; pino's fits. */
export interface SandboxLogger {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How a sandbox is to be. */
export interface SandboxOptions {
  /** The file that holds the whole state; null: memory only. */
  readonly statePath: string | null;
  /** Loopback port; 0 (the default) takes the port of the last time when it is free, else any. */
  readonly port?: number;
  /** Multiplies how long things take: 1 is plausible, 0 is as fast as possible. Default 1. */
  readonly pace?: number;
  readonly logger?: SandboxLogger;
}

/** A running sandbox, and who can log in to it. */
export interface Sandbox {
  /** Keystone's URL, with `/v3`. */
  readonly authUrl: string;
  /** User demo in project demo. */
  readonly credentials: Credentials;
  /** User admin in project admin: sees every project, and the user data of servers. */
  readonly adminCredentials: Credentials;
  /** The service user `magnum`. */
  readonly serviceCredentials: Credentials;
  /** Who administers the domain `magnum`, in which trustees live. */
  readonly trusteeDomainCredentials: Credentials;
  /** Application credentials of people, to log in with in chat. */
  readonly people: readonly SeededCredential[];
  /** Has the catalogue say where Magnum is, which is not in the sandbox. */
  serveMagnumAt(url: string): void;
  close(): Promise<void>;
}

const quiet: SandboxLogger = { info: () => {}, error: () => {} };

function newApp(store: Store): FastifyInstance {
  const app = Fastify({
    genReqId: () => `req-${crypto.randomUUID()}`,
    bodyLimit: 16 * 1024 * 1024,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    const lenient = request.url.includes('/signal') || request.url.includes('/waitcondition/');
    try {
      done(null, text === '' ? undefined : JSON.parse(text));
    } catch {
      if (lenient) done(null, undefined);
      else
        done(
          Object.assign(new Error('Malformed request body: it is not JSON.'), { statusCode: 400 }),
          undefined,
        );
    }
  });
  // Pre-signed URLs of Heat are used with an empty Content-Type.
  app.addHook('onRequest', async (request) => {
    if (request.headers['content-type'] === '') request.headers['content-type'] = 'application/json';
  });
  // What an answer tells must be in the file before the answer is.
  app.addHook('onSend', async (request) => {
    if (request.method !== 'GET') await store.flush();
  });
  return app;
}

async function listen(app: FastifyInstance, store: Store, wanted: number): Promise<number> {
  const last = Number(store.settings.get('port')?.value ?? 0);
  try {
    await app.listen({ host: '127.0.0.1', port: wanted === 0 ? last : wanted });
  } catch (error) {
    if (wanted !== 0 || last === 0) throw error;
    await app.listen({ host: '127.0.0.1', port: 0 });
  }
  const { port } = app.server.address() as AddressInfo;
  store.settings.put({ id: 'port', value: String(port) });
  return port;
}

function credentialsOf(store: Store, authUrl: string, user: string, project: string | null): Credentials {
  const domain = { name: user === 'magnum_domain_admin' ? 'magnum' : 'Default' };
  return {
    authUrl,
    auth: {
      type: 'password',
      username: user,
      password: seededPassword(store, user),
      userDomain: domain,
      scope:
        project === null
          ? { kind: 'domain', domain }
          : { kind: 'project', name: project, domain: { name: 'Default' } },
    },
    region: 'RegionOne',
    interface: 'public',
    insecure: false,
  };
}

/**
 * Starts an OpenStack in this process, on loopback: Keystone, Heat, Nova, Neutron, Glance, Cinder, Octavia and
 * Barbican as far as clusters need them. With a `statePath` everything goes on where it was, even after a kill.
 * @throws Error sandbox_state_in_use when another sandbox runs on that file, sandbox_state_damaged when it cannot be read
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const logger = options.logger ?? quiet;
  if (options.statePath !== null) await refuseSecond(options.statePath);
  const store = await openStore(options.statePath);
  seed(store);
  let url = '';
  let magnumUrl: string | null = null;
  const agenda = startAgenda(
    (stackId) => {
      const stack = store.stacks.get(stackId);
      return stack ? advanceOrFail(heat, stack, logger) : null;
    },
    () => {
      store
        .flush()
        .catch((error: unknown) => logger.error({ error }, 'the sandbox state could not be written'));
    },
    (stackId, error) => logger.error({ stackId, error }, 'the sandbox could not go on with a stack'),
  );
  const guests = startGuests(store, { pace: options.pace ?? 1, url: () => url, logger });
  const heat: HeatContext = {
    store,
    pace: options.pace ?? 1,
    url: () => url,
    wake: (stackId, at) => agenda.wake(stackId, at),
    boot: (serverId) => guests.boot(serverId),
    signalToken: (stack, resource) =>
      issueSignalToken(
        store,
        stack.stackUserProjectId,
        `stacks/${stack.name}/${stack.id}/resources/${resource}`,
      ),
    log: (message, fields) => logger.info(fields, message),
  };
  const app = newApp(store);
  addFaults(app);
  tellState(app, options.statePath);
  const services = [
    keystone(
      store,
      () => url,
      () => magnumUrl,
    ),
    heatService(heat),
    cfnService(heat),
    nova(store, () => url),
    neutron(store, () => url),
    glance(store, () => url),
    cinder(store, () => url),
    octavia(store),
    barbican(store, () => url),
  ];
  const unexpected = (error: unknown): void =>
    logger.error({ error }, 'the sandbox could not answer a request');
  for (const service of services) await serve(app, store, service, () => `${url}/identity/v3`, unexpected);
  const port = await listen(app, store, options.port ?? 0);
  url = `http://127.0.0.1:${port}`;
  await store.flush();
  for (const stack of store.stacks.filter((one) => one.deletedAt === null)) agenda.wake(stack.id);
  guests.resume();
  const authUrl = `${url}/identity/v3`;
  return {
    authUrl,
    credentials: credentialsOf(store, authUrl, 'demo', 'demo'),
    adminCredentials: credentialsOf(store, authUrl, 'admin', 'admin'),
    serviceCredentials: credentialsOf(store, authUrl, 'magnum', 'service'),
    trusteeDomainCredentials: credentialsOf(store, authUrl, 'magnum_domain_admin', null),
    people: seededCredentials(store),
    serveMagnumAt(at) {
      magnumUrl = at;
    },
    async close() {
      agenda.stop();
      await guests.stop();
      await app.close();
      await store.close();
    },
  };
}
