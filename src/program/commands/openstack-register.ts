import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Config } from '../../config/config.js';
import { type Administration, administer, type Ensured } from '../../openstack/administration.js';
import { isOpenStackError } from '../../openstack/error.js';
import { magnumPort } from '../api.js';
import { ensureDataDir } from '../data-dir.js';
import { readConfig } from '../environment.js';
import { StartProblem } from '../start-problem.js';

/** What `openstack-register` may be told; the rest is in the environment. */
export interface RegisterOptions {
  /** Where clients reach the API, ending in `/v1`. */
  readonly url?: string;
  readonly region?: string;
  readonly user: string;
  /** The project that chat works in. */
  readonly project: string;
  readonly trusteeDomain: string;
  readonly output?: string;
}

const service = {
  type: 'container-infra',
  name: 'magnum',
  description: 'Container Infrastructure Management Service',
};
/** What the account needs in the project of the chat; there it is Heat's and Magnum's user. */
const roles = ['admin', 'member', 'heat_stack_owner'];
const serviceProject = 'service';

/**
 * `openstack-register`: makes in Keystone what Magnum's own installation makes, with an admin's credentials: the service, its
 * endpoints, the account of this program, and the domain of the clusters' trustees with its admin. What is there already
 * stays. The settings to run with are written to a file that only this account may read.
 */
export async function runOpenStackRegister(options: RegisterOptions): Promise<void> {
  const config = readConfig();
  if (!config.cloud) {
    throw new StartProblem(['Say which cloud, as its admin: set OS_CLOUD or the OS_* variables.']);
  }
  const keystone = administer(config.cloud.credentials);
  try {
    await register(keystone, config, options);
  } catch (error) {
    if (!isOpenStackError(error)) throw error;
    const more: Partial<Record<typeof error.code, string>> = {
      'openstack.forbidden': ' It takes the credentials of an admin of the cloud.',
      'openstack.not_found':
        ' Is this a whole Keystone? The sandbox has no administration of services, and its catalogue names this API already.',
    };
    throw new StartProblem([`${error.message}${more[error.code] ?? ''}`]);
  } finally {
    await keystone.close();
  }
}

async function register(keystone: Administration, config: Config, options: RegisterOptions): Promise<void> {
  const { credentials } = config.cloud ?? {};
  if (!credentials) return;
  const region = options.region ?? credentials.region ?? 'RegionOne';
  const url = options.url ?? config.program.MAGNUM_API_URL ?? `http://127.0.0.1:${magnumPort}/v1`;
  const path = options.output ?? join(config.program.DATA_DIR, 'openstack.env');
  const kept = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};

  const { id: serviceId } = tell(`service ${service.type}`, await keystone.ensureService(service));
  tell(`region ${region}`, await keystone.ensureRegion(region));
  for (const face of ['public', 'internal', 'admin'] as const) {
    const wanted = { serviceId, interface: face, region, url };
    tell(`${face} endpoint ${url} in ${region}`, await keystone.ensureEndpoint(wanted));
  }
  const own = { known: kept.OS_PASSWORD, path };
  const password = await ensureAccount(keystone, options, own);
  const trustees = { known: kept.TRUSTEE_DOMAIN_ADMIN_PASSWORD, path };
  const domainAdmin = await ensureTrusteeDomain(keystone, options, trustees);

  const settings = {
    OS_AUTH_URL: credentials.authUrl,
    OS_USERNAME: options.user,
    OS_PASSWORD: password,
    OS_PROJECT_NAME: options.project,
    OS_USER_DOMAIN_NAME: 'Default',
    OS_PROJECT_DOMAIN_NAME: 'Default',
    OS_REGION_NAME: credentials.region ?? 'RegionOne',
    TRUSTEE_DOMAIN_NAME: options.trusteeDomain,
    TRUSTEE_DOMAIN_ADMIN_NAME: domainAdmin.name,
    TRUSTEE_DOMAIN_ADMIN_PASSWORD: domainAdmin.password,
    MAGNUM_API_URL: url,
  };
  ensureDataDir(config.program.DATA_DIR);
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, lines.join(''), { mode: 0o600 });
  console.log(`The settings of ${options.user} are in ${path}: put them into .env and start serve.`);
}

/** Passwords of accounts that were made before are in the file that they were written to then. */
interface Password {
  readonly known: string | undefined;
  readonly path: string;
}

async function ensureAccount(
  keystone: Administration,
  { user: name, project }: RegisterOptions,
  password: Password,
): Promise<string> {
  const domainId = (await keystone.findDomain('Default')) ?? 'default';
  const { userId, password: own } = await ensureUser(keystone, { name, domainId }, password);
  const home = tell(`project ${serviceProject}`, await keystone.ensureProject(serviceProject, domainId));
  const chat = tell(`project ${project}`, await keystone.ensureProject(project, domainId));
  for (const role of roles) {
    const { id: roleId } = await keystone.ensureRole(role);
    if (role === 'admin') await keystone.grant({ userId, roleId, projectId: home.id });
    await keystone.grant({ userId, roleId, projectId: chat.id });
  }
  console.log(`${name} has ${roles.join(', ')} in ${project}, and admin in ${serviceProject}.`);
  return own;
}

async function ensureTrusteeDomain(
  keystone: Administration,
  { trusteeDomain, user }: RegisterOptions,
  password: Password,
): Promise<{ name: string; password: string }> {
  const name = `${user}_domain_admin`;
  const { id: domainId } = tell(`domain ${trusteeDomain}`, await keystone.ensureDomain(trusteeDomain));
  const { userId, password: own } = await ensureUser(keystone, { name, domainId }, password);
  const { id: roleId } = await keystone.ensureRole('admin');
  await keystone.grant({ userId, roleId, domainId });
  console.log(`${name} administers the domain ${trusteeDomain}.`);
  return { name, password: own };
}

/** Throws StartProblem for an account that is there and whose password is not known: it may be somebody else's. */
async function ensureUser(
  keystone: Administration,
  user: { name: string; domainId: string },
  { known, path }: Password,
): Promise<{ userId: string; password: string }> {
  const password = known ?? randomBytes(24).toString('base64url');
  const made = tell(`user ${user.name}`, await keystone.ensureUser({ ...user, password }));
  if (made.done === 'there' && known === undefined) {
    throw new StartProblem([
      `User ${user.name} is there already and ${path} does not have its password: choose another with --user, or put the file back.`,
    ]);
  }
  return { userId: made.id, password };
}

function tell(what: string, ensured: Ensured): Ensured {
  const words = { made: 'made', changed: 'brought up to date', there: 'there already' };
  console.log(`${what}: ${words[ensured.done]}.`);
  return ensured;
}
