import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { addApi } from '../../src/api/api.js';
import { loadConfig } from '../../src/config/config.js';
import type { Caller } from '../../src/engine/caller.js';
import type { Engine } from '../../src/engine/engine.js';
import { reconcile } from '../../src/engine/reconcile/reconcile.js';
import { listEventsAfter } from '../../src/engine/store/events.js';
import { getOperation } from '../../src/engine/store/operations.js';
import { createClusterTemplate } from '../../src/engine/templates/create.js';
import type { Cloud } from '../../src/openstack/cloud.js';
import { apiParts } from '../../src/program/api.js';
import { openClouds } from '../../src/program/clouds.js';
import { createEngine } from '../../src/program/parts.js';
import { choosePort, createHttpServer, listen } from '../../src/program/server.js';
import { startCloud, type TestCloud } from './cloud.js';

/** The engine alone with a cloud: nobody reconciles but the test. */
export interface Lab {
  readonly engine: Engine;
  readonly cloud: TestCloud;
  readonly caller: Caller;
  /** DATA_DIR */
  readonly folder: string;
  stop(): Promise<void>;
}

/** Starts a lab with the templates `swarm` and `swarm-without-tls`, whose nodes are ready sooner. */
export async function startLab(env: Readonly<Record<string, string>> = {}, pace = 0): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-lab-'));
  const cloud = await startCloud(pace);
  const port = await choosePort(0);
  const loaded = loadConfig({ ...cloud.env, DATA_DIR: folder, PORT: String(port), ...env });
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination(2));
  const clouds = await openClouds(loaded.config, log);
  const engine = await createEngine(loaded.config, clouds, log, port);
  const server = createHttpServer(log);
  await addApi(server, {
    ...apiParts(loaded.config, engine, clouds, port),
    publicUrl: () => `http://127.0.0.1:${port}`,
  });
  await listen(server, '127.0.0.1', port);
  const me = await clouds.own.identity.whoami();
  const caller: Caller = {
    userId: me.userId,
    userName: me.userName,
    projectId: me.projectId ?? '',
    projectName: me.projectName ?? '',
    roles: [...me.roles],
  };
  for (const tlsDisabled of [false, true]) {
    await createClusterTemplate(engine, caller, {
      name: tlsDisabled ? 'swarm-without-tls' : 'swarm',
      coe: 'swarm',
      imageId: 'Fedora-Atomic-26-20170723.0.x86_64',
      keypairId: 'testkey',
      externalNetworkId: 'public',
      flavorId: 'm1.small',
      tlsDisabled,
    });
  }
  return {
    engine,
    cloud,
    caller,
    folder,
    async stop() {
      await server.close();
      await engine.db.close();
      await clouds.close();
      await cloud.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Reconciles a cluster again and again until its operation is over. */
export async function drive(engine: Engine, clusterUuid: string, operationId: string): Promise<void> {
  for (const end = Date.now() + 50_000; ; ) {
    await reconcile(engine, clusterUuid, { detail: true });
    const operation = await getOperation(engine.db.read, operationId);
    if (operation?.state !== 'running') return;
    if (Date.now() > end) throw new Error(`${operation.kind} is still running: ${JSON.stringify(operation)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What was told of an operation, in order: `stage.finished network`, `operation.finished CREATE_COMPLETE`. */
export async function told(engine: Engine, operationId: string): Promise<string[]> {
  const events = await listEventsAfter(engine.db.read, 0, 10_000);
  return events
    .filter((event) => event.operationId === operationId && event.body.type !== 'operation.progressed')
    .map(({ body }) => [body.type, 'stage' in body && body.stage, 'status' in body && body.status])
    .map((words) => words.filter(Boolean).join(' '));
}

/** What changes something outside this process's memory. */
export type Effect =
  | 'db.write'
  | 'heat.create'
  | 'heat.update'
  | 'heat.delete'
  | 'identity.createUser'
  | 'identity.deleteUser'
  | 'identity.createTrust'
  | 'identity.deleteTrust';

/** The engine with a hook around everything that changes something; whatever a hook throws, the caller gets. */
export function tapped(
  engine: Engine,
  hook: (effect: Effect, when: 'before' | 'after') => void | Promise<void>,
): Engine {
  const around =
    <A extends unknown[], R>(effect: Effect, act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await hook(effect, 'before');
      const result = await act(...args);
      await hook(effect, 'after');
      return result;
    };
  const cloud = (real: Cloud): Cloud => ({
    ...real,
    heat: {
      ...real.heat,
      create: around('heat.create', real.heat.create),
      update: around('heat.update', real.heat.update),
      delete: around('heat.delete', real.heat.delete),
    },
    identity: {
      ...real.identity,
      createUser: around('identity.createUser', real.identity.createUser),
      deleteUser: around('identity.deleteUser', real.identity.deleteUser),
      createTrust: around('identity.createTrust', real.identity.createTrust),
      deleteTrust: around('identity.deleteTrust', real.identity.deleteTrust),
    },
  });
  const { clouds, db } = engine;
  const trusteeAdmin = clouds.trusteeAdmin;
  return {
    ...engine,
    db: {
      ...db,
      async write(work) {
        await hook('db.write', 'before');
        const result = await db.write(work);
        await hook('db.write', 'after');
        return result;
      },
    },
    clouds: {
      forCaller: (caller) => cloud(clouds.forCaller(caller)),
      own: cloud(clouds.own),
      forProject: (projectId) => cloud(clouds.forProject(projectId)),
      ownIn: clouds.ownIn,
      withCredential: clouds.withCredential,
      trusteeAdmin: trusteeAdmin && { ...trusteeAdmin, cloud: cloud(trusteeAdmin.cloud) },
    },
  };
}
