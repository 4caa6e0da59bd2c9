import { connect } from '../../src/openstack/connect.js';
import type { Lab } from './lab.js';

/** Sets what a project may have of a service, as the cloud's admin: `compute`, `/os-quota-sets/PROJECT`, its body. */
export async function setQuota(
  { cloud }: Pick<Lab, 'cloud'>,
  type: string,
  path: string,
  body: object,
): Promise<void> {
  const admin = connect(cloud.sandbox.adminCredentials);
  try {
    const response = await fetch(`${await admin.identity.endpoint(type)}${path}`, {
      method: 'PUT',
      headers: { 'X-Auth-Token': await admin.identity.token(), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  } finally {
    await admin.close();
  }
}
