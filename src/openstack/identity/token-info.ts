import type { TokenInfo } from '../cloud.js';
import type { TokenAnswer } from './schema.js';

/** Who a token speaks for, from what Keystone says of it. */
export function tokenInfo(token: TokenAnswer['token']): TokenInfo {
  return {
    userId: token.user.id,
    userName: token.user.name,
    userDomainId: token.user.domain.id,
    userDomainName: token.user.domain.name,
    projectId: token.project?.id ?? null,
    projectName: token.project?.name ?? null,
    roles: token.roles.map((role) => role.name),
    methods: token.methods,
    trustId: token['OS-TRUST:trust']?.id ?? null,
    applicationCredential:
      token.application_credential ??
      // An older Keystone does not say; what is made without a word is restricted.
      (token.methods.includes('application_credential') ? { restricted: true } : null),
    expiresAt: token.expires_at,
  };
}
