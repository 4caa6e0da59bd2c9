import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { drivers, findDriver } from '../drivers/registry.js';
import type { Engine } from '../engine/engine.js';
import { createSeal } from '../engine/seal.js';
import { createSignal } from '../engine/signal.js';
import { sealOldRows } from '../engine/store/seal-old-rows.js';
import { readApprovalPolicy } from './approval-policy.js';
import { certificateStores } from './certificates.js';
import type { OpenClouds } from './clouds.js';
import { openConfigured, requireSameKey } from './database.js';
import { readPolicy } from './policy.js';
import { secretKey } from './secret-key.js';
import { StartProblem } from './start-problem.js';

/** Where nodes reach this program, without a slash at the end, and Magnum's API there. */
export function publicUrls({ program }: Config, port: number): { base: string; magnum: string } {
  const host = /^(0\.0\.0\.0|::)$/.test(program.HOST) ? '127.0.0.1' : program.HOST;
  const magnum = (program.MAGNUM_API_URL ?? `http://${host}:${port}/v1`).replace(/\/+$/, '');
  return { magnum, base: magnum.replace(/\/v1$/, '') };
}

/** PEM of the authority that nodes are to trust, '' for none. Throws StartProblem when the file cannot be read. */
function nodeAuthority({ program, cloud }: Config): string {
  const path = program.NODE_CA_FILE;
  if (!path) return cloud?.credentials.caCertificate ?? '';
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartProblem([
      `NODE_CA_FILE cannot be read: ${error instanceof Error ? error.message : error}.`,
    ]);
  }
}

/** Puts the engine together. `port` is the one the server listens on. */
export async function createEngine(
  config: Config,
  clouds: OpenClouds,
  log: Logger,
  port: number,
): Promise<Engine> {
  const { program } = config;
  const urls = publicUrls(config, port);
  const seal = createSeal(secretKey(program.SECRET_KEY, program.DATA_DIR));
  const rules = readPolicy(program.MAGNUM_POLICY_FILE);
  const db = await openConfigured(config, seal);
  await requireSameKey(db, seal);
  await sealOldRows(db);
  return {
    db,
    clouds,
    drivers: { all: drivers, find: findDriver },
    seal,
    approvals: readApprovalPolicy(program.APPROVAL_POLICY),
    policy: { rules, trusteeDomainName: clouds.trusteeAdmin?.domainName ?? null },
    certificates: certificateStores(config, { db, seal, barbican: clouds.own.barbican }),
    settings: {
      magnumUrl: urls.magnum,
      discoveryUrlFormat: program.DISCOVERY_URL_FORMAT ?? `${urls.base}/discovery/new?size=%(size)d`,
      maxClustersPerProject: program.MAX_CLUSTERS_PER_PROJECT,
      host: program.CONDUCTOR_HOST ?? hostname(),
      pollSeconds: program.POLL_SECONDS,
      stuckSeconds: program.STUCK_SECONDS,
      drainSeconds: program.DRAIN_SECONDS,
      // Servers of the sandbox have addresses and no software.
      clusterApiTimeout: config.cloud ? program.CLUSTER_API_TIMEOUT : 0,
      verifyCa: program.NODE_VERIFY_CA,
      openstackCa: nodeAuthority(config),
      chatRoles: program.CHAT_ROLES,
    },
    log,
    wake: { conductor: createSignal(), consumers: createSignal() },
  };
}
