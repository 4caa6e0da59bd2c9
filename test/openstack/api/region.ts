import { z } from 'zod';
import { administer } from '../../../src/openstack/administration.js';
import { realCredentials, realEnvironment } from '../../contract/real-cloud.js';
import { tokenOf } from './keystone.js';

const Endpoints = z.object({
  endpoints: z.array(
    z.object({
      id: z.string(),
      service_id: z.string(),
      interface: z.string(),
      region_id: z.string(),
      url: z.string(),
    }),
  ),
});

/**
 * Puts a Magnum into the real cloud's catalogue, in a region of its own; `withOthers`: with all other services of the cloud, for a client that
 * looks for everything in one region. Answers what takes it out again.
 */
export async function registerIn(
  region: string,
  magnumUrl: string,
  { withOthers = false } = {},
): Promise<() => Promise<void>> {
  const admin = administer(realCredentials('admin'));
  const env = realEnvironment('admin');
  const call = async (method: string, path: string) => {
    const headers = { 'x-auth-token': await tokenOf(env) };
    return fetch(`${env.OS_AUTH_URL}/${path}`, { method, headers });
  };
  const { id: magnum } = await admin.ensureService({
    type: 'container-infra',
    name: 'magnum',
    description: '',
  });
  await admin.ensureRegion(region);
  const there = withOthers ? Endpoints.parse(await (await call('GET', 'endpoints')).json()).endpoints : [];
  const others = there.filter(
    (each) =>
      each.interface === 'public' && each.region_id === env.OS_REGION_NAME && each.service_id !== magnum,
  );
  const made: string[] = [];
  for (const { serviceId, url } of [
    { serviceId: magnum, url: `${magnumUrl}/v1` },
    ...others.map(({ service_id: serviceId, url }) => ({ serviceId, url })),
  ])
    made.push((await admin.ensureEndpoint({ serviceId, interface: 'public', region, url })).id);
  await admin.close();
  return async () => {
    for (const path of [...made.map((id) => `endpoints/${id}`), `regions/${region}`])
      await call('DELETE', path);
  };
}
