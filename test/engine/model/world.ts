import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Driver, NodeGroupStack, Rotation, Upgrade } from '../../../src/drivers/driver.js';
import { drivers, findDriver } from '../../../src/drivers/registry.js';
import { defaultApprovalPolicy } from '../../../src/engine/approvals/policy.js';
import type { Caller } from '../../../src/engine/caller.js';
import type { Engine } from '../../../src/engine/engine.js';
import { loadRules } from '../../../src/engine/policy/load.js';
import { createSeal } from '../../../src/engine/seal.js';
import { createSignal } from '../../../src/engine/signal.js';
import { type Database, openDatabase } from '../../../src/engine/store/database.js';
import { insertTemplate } from '../../../src/engine/store/templates.js';
import { aTemplate } from '../rows.js';
import { createModelCloud, type ModelCloud } from './cloud.js';
import { memoryDatabase } from './database.js';

/** Where worlds come from. */
export interface Laboratory {
  /** An empty world: an engine that sees a cloud with nothing in it, and a caller of a project without clusters. */
  world(): Promise<World>;
  stop(): Promise<void>;
}

export interface World {
  readonly engine: Engine;
  readonly cloud: ModelCloud;
  readonly caller: Caller;
}

const seal = createSeal('m'.repeat(32));
const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination(2));

/** Clusters that a project may have. */
export const limit = 2;

const read = loadRules();
const rules = 'rules' in read ? read.rules : new Map();

/** Of two rounds: Heat is told twice. */
const rotation: Rotation = { rounds: 2, parameters: (_, round) => ({ rotated: String(round) }) };

/** What the templates `t` and `t2` differ in, and an upgrade brings to servers. */
const release = 'release';

const upgrade: Upgrade = {
  labels: [release],
  refusal: () => null,
  parameters: ({ labels }, maxBatchSize) => ({ [release]: labels[release], batch: maxBatchSize }),
};

/** Every stack says of which release its servers are, from its creation on. */
const released =
  <A extends [{ labels: Readonly<Record<string, string>> }, ...unknown[]]>(
    parameters: (...args: A) => Readonly<Record<string, unknown>>,
  ) =>
  (...args: A) => ({ ...parameters(...args), [release]: args[0].labels[release] });

/** A driver that can do all that any driver can. */
function ableToAll(driver: Driver): Driver {
  const nodeGroup: NodeGroupStack | undefined = driver.nodeGroup && {
    ...driver.nodeGroup,
    parameters: released(driver.nodeGroup.parameters),
  };
  return {
    ...driver,
    needsDiscovery: false,
    rotateCa: rotation,
    upgrade,
    parameters: released(driver.parameters),
    ...(nodeGroup ? { nodeGroup } : {}),
  };
}

/** Worlds in memory, each with a database of its own; or on one SQLite, each with a project of its own. */
export async function openLaboratory(kind: 'memory' | 'sqlite'): Promise<Laboratory> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-model-'));
  const shared = kind === 'sqlite' ? await openDatabase(`file:${join(folder, 'magnum.db')}`) : null;
  const templates = ['t', 't2'].map((name, i) =>
    aTemplate({ uuid: randomUUID(), public: true, name, labels: { [release]: String(i + 1) } }),
  );
  const insertTemplates = (db: Database) =>
    db.write(async (tx) => {
      for (const template of templates) await insertTemplate(tx, template);
    });
  if (shared) await insertTemplates(shared);
  let runs = 0;
  return {
    async world() {
      const db = shared ?? memoryDatabase();
      if (!shared) await insertTemplates(db);
      const cloud = createModelCloud();
      const projectId = `p${++runs}`;
      const caller = { userId: 'u', userName: 'u', projectId, projectName: projectId, roles: ['member'] };
      return { engine: engineOf(db, cloud), cloud, caller };
    },
    async stop() {
      await shared?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function engineOf(db: Database, model: ModelCloud): Engine {
  return {
    db,
    clouds: {
      forCaller: () => model.cloud,
      own: model.cloud,
      forProject: () => model.cloud,
      ownIn: async () => model.cloud,
      withCredential: () => model.cloud,
      trusteeAdmin: { cloud: model.cloud, domainName: 'magnum' },
    },
    drivers: {
      all: drivers,
      find: (key) => {
        const driver = findDriver(key);
        return driver && ableToAll(driver);
      },
    },
    seal,
    approvals: defaultApprovalPolicy(),
    policy: { rules, trusteeDomainName: 'magnum' },
    certificates: { current: model.secrets, all: [model.secrets] },
    settings: {
      magnumUrl: 'http://127.0.0.1/v1',
      discoveryUrlFormat: 'http://127.0.0.1/%(size)d',
      maxClustersPerProject: limit,
      host: 'model',
      pollSeconds: 5,
      stuckSeconds: 0,
      drainSeconds: 0,
      clusterApiTimeout: 0,
      verifyCa: true,
      openstackCa: '',
      chatRoles: 'program',
    },
    log,
    wake: { conductor: createSignal(), consumers: createSignal() },
  };
}
