import type { Config } from '../../config/config.js';
import type { Cloud } from '../../openstack/cloud.js';
import type { Check } from '../commands/doctor.js';

const patience = 5_000;
const register = 'magnum-chatops openstack-register makes it';

const besideIt =
  ' magnum-chatops openstack-register --region NAME makes endpoints of this program in a region of its own beside it; without --region they take its place.';

/** Whether the catalogue leads clients to Magnum's API, and whether the account may say whose tokens are. */
export async function checkApi(config: Config, cloud: Cloud): Promise<Check[]> {
  if (config.program.MAGNUM_API_PORT === 'off') return [];
  return [await checkEndpoint(cloud), await checkValidation(cloud)];
}

async function checkEndpoint(cloud: Cloud): Promise<Check> {
  const name = 'api';
  const endpoint = await cloud.identity.endpoint('container-infra', 'public');
  if (!endpoint) {
    return {
      name,
      ok: true,
      sentence: `The catalogue has no container-infra, so openstack coe finds no Magnum: ${register}.`,
    };
  }
  if (!endpoint.endsWith('/v1')) {
    const sentence = `The catalogue has ${endpoint} for container-infra, which must end in /v1: ${register}.`;
    return { name, ok: false, sentence };
  }
  try {
    const answer = await fetch(endpoint, { signal: AbortSignal.timeout(patience) });
    const text = answer.ok ? await answer.text() : '';
    const is = text.includes('application/vnd.openstack.magnum.v1+json');
    // Only this program's has a description of itself.
    const isOurs = is && text.includes('/v1/openapi.json');
    const what = isOurs
      ? "This program's API answers"
      : is
        ? 'Another Magnum answers'
        : 'Something that is no Magnum API answers';
    const next = isOurs
      ? ''
      : is
        ? besideIt
        : ' magnum-chatops openstack-register leads them to this program.';
    return { name, ok: is, sentence: `${what} at ${endpoint}, where the catalogue leads clients.${next}` };
  } catch {
    const sentence = `Nothing answers at ${endpoint}, where the catalogue leads clients: start serve there, or correct it.`;
    return { name, ok: false, sentence };
  }
}

async function checkValidation(cloud: Cloud): Promise<Check> {
  const { roles } = await cloud.identity.whoami();
  const may = roles.some((role) => role === 'admin' || role === 'service');
  const sentence = may
    ? 'The account may validate tokens of the clients of the API.'
    : 'The account may not validate tokens of others, so each is validated with itself: as good, and Keystone is asked twice at first.';
  return { name: 'tokens', ok: true, sentence };
}
