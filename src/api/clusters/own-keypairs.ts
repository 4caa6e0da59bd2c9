import type { OwnKeypairs } from '../../engine/keypairs.js';
import { isOpenStackError } from '../../openstack/error.js';
import type { Asked } from '../route.js';

/**
 * The client's own key pairs, which its token opens in Nova; absent where the client is the account that makes the servers, whose they
 * are anyway. A token that may not list them (one of an application credential with access rules) has none.
 */
export async function ownKeypairs({
  engine,
  caller,
  shown,
}: Pick<Asked<unknown>, 'engine' | 'caller' | 'shown'>): Promise<OwnKeypairs | undefined> {
  const { identity, nova } = engine.clouds.forCaller(caller);
  const { userId } = await identity.whoami();
  if (userId === caller.userId) return undefined;
  return () =>
    nova.keypairs(shown.token).catch((error: unknown) => {
      if (isOpenStackError(error, 'openstack.unauthorized', 'openstack.forbidden')) return [];
      throw error;
    });
}
