import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import type { Clouds } from '../engine/engine.js';
import type { Cloud, Credentials } from '../openstack/cloud.js';
import { connect } from '../openstack/connect.js';
import { StartProblem } from './start-problem.js';

/** The cloud that the program works with, real or embedded. */
export interface OpenClouds extends Clouds {
  /** The program's own session. */
  readonly own: Cloud;
  /** What to call it: `the sandbox`, `http://keystone…`. */
  readonly name: string;
  readonly isSandbox: boolean;
  close(): Promise<void>;
}

/** Connects to the configured OpenStack, or starts the sandbox. Nobody logs in yet. */
export async function openClouds(config: Config, log: Logger): Promise<OpenClouds> {
  if (config.cloud) {
    const { credentials } = config.cloud;
    const trusteeAdmin = trusteeAdminOf(config, credentials);
    return assemble(credentials, trusteeAdmin, { name: credentials.authUrl, isSandbox: false });
  }
  const { startSandbox } = await import('../sandbox/sandbox.js');
  const sandbox = await startSandbox({
    statePath: join(config.program.DATA_DIR, 'sandbox.json'),
    pace: config.program.SANDBOX_PACE,
    logger: log.child({ part: 'sandbox' }),
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    if (!why.startsWith('sandbox_state_in_use')) throw error;
    throw new StartProblem([
      `Another magnum-chatops works with the sandbox in ${config.program.DATA_DIR}: stop it, or set DATA_DIR to another folder.`,
    ]);
  });
  return assemble(
    sandbox.credentials,
    { credentials: sandbox.trusteeDomainCredentials, domainName: 'magnum' },
    { name: 'the sandbox', isSandbox: true, stop: () => sandbox.close() },
  );
}

function trusteeAdminOf(config: Config, credentials: Credentials) {
  const {
    TRUSTEE_DOMAIN_NAME: name,
    TRUSTEE_DOMAIN_ADMIN_NAME: username,
    TRUSTEE_DOMAIN_ADMIN_PASSWORD: password,
  } = config.program;
  if (!name || !username || !password) return null;
  const domain = { name };
  const admin: Credentials = {
    ...credentials,
    auth: { type: 'password', username, password, userDomain: domain, scope: { kind: 'domain', domain } },
  };
  return { credentials: admin, domainName: name };
}

function assemble(
  credentials: Credentials,
  admin: { credentials: Credentials; domainName: string } | null,
  about: { name: string; isSandbox: boolean; stop?: () => Promise<void> },
): OpenClouds {
  const own = connect(credentials);
  const trusteeAdmin = admin && { cloud: connect(admin.credentials), domainName: admin.domainName };
  return {
    own,
    name: about.name,
    isSandbox: about.isSandbox,
    forCaller: () => own,
    forProject: () => own,
    trusteeAdmin,
    async close() {
      await own.close();
      await trusteeAdmin?.cloud.close();
      await about.stop?.();
    },
  };
}
