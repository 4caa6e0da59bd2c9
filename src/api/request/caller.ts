import type { Caller } from '../../engine/caller.js';
import type { TokenInfo } from '../../openstack/cloud.js';
import { ApiError } from '../error.js';

/**
 * Who a token lets ask. A token without a project opens nothing here but its own cluster's certificates, and those are
 * looked at elsewhere. Throws ApiError 403.
 */
export function callerOf(info: TokenInfo): Caller {
  const { userId, userName, userDomainName, projectId, projectName, roles } = info;
  if (!projectId) {
    throw new ApiError(403, 'The token is not for a project. Log in with one: OS_PROJECT_NAME.');
  }
  return { userId, userName, userDomainName, projectId, projectName: projectName ?? '', roles: [...roles] };
}
