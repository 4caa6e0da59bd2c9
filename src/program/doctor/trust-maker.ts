import type { Cloud, TokenInfo } from '../../openstack/cloud.js';
import { isOpenStackError } from '../../openstack/error.js';

/** How somebody is logged in, and why no trust can be made so: a sentence, or null where it can. */
export interface TrustMaker {
  /** In words: `password`, `an unrestricted application credential`. */
  readonly kind: string;
  readonly obstacle: string | null;
}

const named: readonly (readonly [method: string, kind: string])[] = [
  ['totp', 'a one-time password'],
  ['openid', 'OpenID Connect'],
  ['saml2', 'SAML'],
  ['mapped', 'a federated login'],
  ['external', 'the web server'],
  ['password', 'password'],
];

/**
 * Whether a session can make trusts: by Keystone's rules, and by making one, of oneself to oneself, that is taken back at once. Which
 * rules hold depends on Keystone's version and on what stands behind a login, so that alone is sure. Throws OpenStackError where Keystone
 * does not answer.
 */
export async function tryTrust({ identity }: Pick<Cloud, 'identity'>): Promise<TrustMaker> {
  const info = await identity.whoami();
  const foretold = trustMaker(info);
  if (foretold.obstacle !== null) return foretold;
  try {
    const self = { trusteeUserId: info.userId, roles: [...info.roles], impersonation: false };
    await identity.deleteTrust((await identity.createTrust(self)).id);
    return foretold;
  } catch (error) {
    if (!isOpenStackError(error, 'openstack.forbidden', 'openstack.not_found')) throw error;
    const why = info.applicationCredential
      ? 'Newer Keystones let no application credential make trusts, not even an unrestricted one.'
      : 'Roles that come from a group of an identity provider cannot be delegated: assign them to the user.';
    return { kind: foretold.kind, obstacle: `Keystone lets ${foretold.kind} make no trusts. ${why}` };
  }
}

/**
 * Which logins can make trusts, by Keystone's rules. A trust needs a project and roles in it to delegate; a session that is
 * itself of a trust may not delegate again; an application credential may only when it was made unrestricted, and since the fixes of 2026 not even then. How else somebody
 * logged in does not matter, but roles that come from a federated group alone are not enough: Keystone wants them assigned.
 */
export function trustMaker(info: TokenInfo): TrustMaker {
  const { methods, projectId, roles } = info;
  const kind = kindOf(info);
  if (info.trustId !== null)
    return { kind, obstacle: 'This session is itself of a trust, and Keystone lets no trust make trusts.' };
  if (info.applicationCredential?.restricted) {
    return {
      kind,
      obstacle: 'This application credential is restricted, and Keystone lets no restricted one make trusts.',
    };
  }
  if (projectId === null)
    return { kind, obstacle: 'The login names no project, and a trust is for one: set OS_PROJECT_NAME.' };
  if (roles.length === 0)
    return { kind, obstacle: 'The login has no role in its project, so there is nothing to delegate.' };
  const federated = methods.some((method) => ['openid', 'saml2', 'mapped'].includes(method));
  return {
    kind: federated
      ? `${kind} (with roles that are assigned, not by a group of the identity provider)`
      : kind,
    obstacle: null,
  };
}

/** What to log in with instead, in a sentence. */
export const trustMakers =
  'A password, a token that was got by one and a federated login with roles that are assigned can make trusts, and with older Keystones an unrestricted application credential; a restricted one, a token of a trust and a login without project or roles cannot.';

function kindOf({ methods, applicationCredential, trustId }: TokenInfo): string {
  if (trustId !== null) return 'a trust';
  if (applicationCredential)
    return `${applicationCredential.restricted ? 'a restricted' : 'an unrestricted'} application credential`;
  const how = named.find(([method]) => methods.includes(method))?.[1];
  const token = methods.includes('token');
  if (how) return token ? `a token that was got by ${how}` : how;
  return token ? 'a token' : methods.join(' and ');
}
