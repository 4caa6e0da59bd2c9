import type { Identity } from '../cloud.js';
import { OpenStackError } from '../error.js';
import type { Service } from '../service.js';
import { type TokenAnswer, TrustAnswer } from './schema.js';

/**
 * `POST /v3/OS-TRUST/trusts`: the session's user trusts the trustee with roles of its own in its project.
 * Keystone refuses this to application credentials and to tokens that come from a trust.
 */
export async function createTrust(
  keystone: Service,
  trustor: TokenAnswer['token'],
  trust: Parameters<Identity['createTrust']>[0],
): Promise<{ id: string }> {
  if (!trustor.project) {
    throw new OpenStackError('A trust is for a project, and this login names none. Set OS_PROJECT_NAME.', {
      code: 'openstack.no_project',
      service: 'keystone',
    });
  }
  const body = {
    trust: {
      trustor_user_id: trustor.user.id,
      trustee_user_id: trust.trusteeUserId,
      project_id: trustor.project.id,
      impersonation: trust.impersonation,
      allow_redelegation: false,
      roles: trust.roles.map((name) => ({ name })),
    },
  };
  return { id: (await keystone.post(TrustAnswer, '/OS-TRUST/trusts', body)).trust.id };
}

/** `DELETE /v3/OS-TRUST/trusts/{id}`; a trust that is gone is no error. */
export async function deleteTrust(keystone: Service, trustId: string): Promise<void> {
  const path = `/OS-TRUST/trusts/${encodeURIComponent(trustId)}`;
  await keystone.call({ method: 'DELETE', path, accept: [204, 404] });
}
