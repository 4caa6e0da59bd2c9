import type { Config } from '../../config/config.js';
import type { Cloud } from '../../openstack/cloud.js';
import { connect } from '../../openstack/connect.js';
import type { Check } from '../commands/doctor.js';
import { publicUrls } from '../parts.js';
import { checkApi } from './api.js';
import { trustMakers, tryTrust } from './trust-maker.js';

const neededServices = [
  ['orchestration', 'Heat', (cloud: Cloud) => cloud.heat.listByIds(['00000000-0000-0000-0000-000000000000'])],
  ['compute', 'Nova', (cloud: Cloud) => cloud.nova.flavors()],
  ['network', 'Neutron', (cloud: Cloud) => cloud.neutron.networks({ external: true })],
  ['image', 'Glance', (cloud: Cloud) => cloud.glance.images()],
  ['volumev3', 'Cinder', (cloud: Cloud) => cloud.cinder.volumeTypes()],
] as const;

/** Logs in, asks every service that clusters need for something small, and looks at who can make trusts. */
export async function checkOpenStack(config: Config): Promise<Check[]> {
  if (!config.cloud)
    return [{ name: 'openstack', ok: true, sentence: 'Nothing is set, so the sandbox is the cloud.' }];
  const { credentials, source } = config.cloud;
  const cloud = connect(credentials);
  try {
    const login = await checkLogin(cloud, source);
    if (!login.ok) return [login];
    const checks = [login];
    for (const [type, name, ask] of neededServices) checks.push(await checkService(cloud, type, name, ask));
    if (config.program.CERT_MANAGER_TYPE === 'barbican') {
      const ask = ({ barbican }: Cloud) => barbican.secrets('magnum-chatops-doctor');
      checks.push(await checkService(cloud, 'key-manager', 'Barbican', ask));
    }
    const api = await checkApi(config, cloud);
    return [...checks, await checkTrusts(config, cloud), checkReachable(config), ...api];
  } finally {
    await cloud.close();
  }
}

async function checkLogin(cloud: Cloud, source: string): Promise<Check> {
  try {
    const { userName, projectName, projectId, roles } = await cloud.identity.whoami();
    if (!projectId) {
      return {
        name: 'keystone',
        ok: false,
        sentence: `Logged in as ${userName} without a project: set OS_PROJECT_NAME (${source}).`,
      };
    }
    const sentence = `Logged in as ${userName} in project ${projectName} with ${roles.join(', ')} (${source}).`;
    if (roles.some((role) => ['heat_stack_owner', 'member', '_member_', 'admin'].includes(role))) {
      return { name: 'keystone', ok: true, sentence };
    }
    return {
      name: 'keystone',
      ok: false,
      sentence: `${sentence} Heat wants heat_stack_owner or member: grant it.`,
    };
  } catch (error) {
    return { name: 'keystone', ok: false, sentence: sentenceOf(error) };
  }
}

async function checkService(
  cloud: Cloud,
  type: string,
  name: string,
  ask: (cloud: Cloud) => Promise<unknown>,
): Promise<Check> {
  const endpoint = await cloud.identity.endpoint(type);
  try {
    await ask(cloud);
    return {
      name: name.toLowerCase(),
      ok: true,
      sentence: `${name} answers${endpoint ? ` at ${endpoint}` : ''}.`,
    };
  } catch (error) {
    return { name: name.toLowerCase(), ok: false, sentence: sentenceOf(error) };
  }
}

async function checkTrusts(config: Config, cloud: Cloud): Promise<Check> {
  const {
    TRUSTEE_DOMAIN_NAME: domain,
    TRUSTEE_DOMAIN_ADMIN_NAME: username,
    TRUSTEE_DOMAIN_ADMIN_PASSWORD: password,
  } = config.program;
  const name = 'trusts';
  const { kind, obstacle } = await tryTrust(cloud);
  if (!domain || !username || !password || !config.cloud) {
    const none =
      'TRUSTEE_DOMAIN_NAME is not set: nodes log in with a token of their cluster, and have no trust for volumes.';
    const able = obstacle ?? `A session by ${kind} can make trusts.`;
    return { name, ok: true, sentence: [none, able, ...(obstacle ? [trustMakers] : [])].join(' ') };
  }
  if (obstacle)
    return { name, ok: false, sentence: `${obstacle} ${trustMakers} Or unset TRUSTEE_DOMAIN_NAME.` };
  const scope = { kind: 'domain', domain: { name: domain } } as const;
  const auth = { type: 'password', username, password, userDomain: { name: domain }, scope } as const;
  const admin = connect({ ...config.cloud.credentials, auth });
  try {
    await admin.identity.whoami();
    const sentence = `${username} administers the trustee domain ${domain}, and a session by ${kind} can make trusts.`;
    return { name, ok: true, sentence };
  } catch (error) {
    return {
      name,
      ok: false,
      sentence: `The admin of the trustee domain cannot log in: ${sentenceOf(error)}`,
    };
  } finally {
    await admin.close();
  }
}

const loopback = /^(localhost|127\.|0\.0\.0\.0|\[::1?\])/;

/** Nodes of clusters fetch their certificates from this program. */
function checkReachable(config: Config): Check {
  const { magnum } = publicUrls(config, config.program.PORT);
  const keystone = config.cloud?.credentials.authUrl;
  const name = 'nodes';
  if (!keystone || !loopback.test(new URL(magnum).host) || loopback.test(new URL(keystone).host)) {
    return { name, ok: true, sentence: `Nodes are told to reach this program at ${magnum}.` };
  }
  return {
    name,
    ok: false,
    sentence: `Nodes cannot reach this program at ${magnum}: set MAGNUM_API_URL to its address as they see it, and HOST to one they reach.`,
  };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
