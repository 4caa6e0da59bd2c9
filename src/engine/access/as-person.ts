import type { Cloud } from '../../openstack/cloud.js';
import { isOpenStackError } from '../../openstack/error.js';
import type { Engine } from '../engine.js';
import type { EngineError } from '../errors.js';

/**
 * Does something with a session by a person's own application credential, which is closed after. Throws `refusal()` where
 * Keystone does not take the credential, and OpenStackError where it does not answer.
 */
export async function asPerson<T>(
  engine: Engine,
  credential: { readonly id: string; readonly secret: string },
  refusal: () => EngineError,
  work: (session: Cloud) => Promise<T>,
): Promise<T> {
  const session = engine.clouds.withCredential(credential);
  try {
    return await work(session);
  } catch (error) {
    if (isOpenStackError(error, 'openstack.unauthorized')) throw refusal();
    throw error;
  } finally {
    await session.close();
  }
}
