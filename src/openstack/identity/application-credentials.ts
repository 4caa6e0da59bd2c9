import type { ApplicationCredential } from '../cloud.js';
import { parseAnswer } from '../http/answer.js';
import type { Service } from '../service.js';
import { ApplicationCredentialAnswer } from './schema.js';

/**
 * `GET /v3/users/{user}/application_credentials/{id}`: an owner may look, also with the credential itself. Null where it is
 * not there, or where its access rules leave this request out.
 */
export async function findApplicationCredential(
  keystone: Service,
  userId: string,
  id: string,
): Promise<ApplicationCredential | null> {
  const path = `/users/${encodeURIComponent(userId)}/application_credentials/${encodeURIComponent(id)}`;
  const answer = await keystone.call({ method: 'GET', path, accept: [200, 401, 403, 404] });
  if (answer.status !== 200) return null;
  const { name, expires_at } = parseAnswer(
    ApplicationCredentialAnswer,
    'keystone',
    answer,
  ).application_credential;
  return { name, expiresAt: expires_at ?? null };
}
