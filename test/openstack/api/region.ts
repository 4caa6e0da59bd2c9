import { administer } from '../../../src/openstack/administration.js';
import { realCredentials, realEnvironment } from '../../contract/real-cloud.js';
import { tokenOf } from './keystone.js';

/** Puts a Magnum into the real cloud's catalogue, in a region of its own. Answers what takes it out again. */
export async function registerIn(region: string, magnumUrl: string): Promise<() => Promise<void>> {
  const admin = administer(realCredentials('admin'));
  const { id: serviceId } = await admin.ensureService({ type: 'container-infra', name: 'magnum', description: '' });
  await admin.ensureRegion(region);
  const { id } = await admin.ensureEndpoint({ serviceId, interface: 'public', region, url: `${magnumUrl}/v1` });
  await admin.close();
  return async () => {
    const env = realEnvironment('admin');
    const token = await tokenOf(env);
    for (const path of [`endpoints/${id}`, `regions/${region}`])
      await fetch(`${env.OS_AUTH_URL}/${path}`, { method: 'DELETE', headers: { 'x-auth-token': token } });
  };
}
