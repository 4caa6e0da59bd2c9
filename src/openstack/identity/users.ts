import type { Identity } from '../cloud.js';
import type { Service } from '../service.js';
import { UserAnswer, UserList } from './schema.js';

/** `POST /v3/users`; needs the role admin in the user's domain. */
export async function createUser(
  keystone: Service,
  user: Parameters<Identity['createUser']>[0],
): Promise<{ id: string }> {
  const { name, password, domainId, description } = user;
  const body = { user: { name, password, domain_id: domainId, enabled: true, description } };
  return { id: (await keystone.post(UserAnswer, '/users', body)).user.id };
}

/** `GET /v3/users` by name and domain; needs the role admin in that domain. */
export async function findUser(
  keystone: Service,
  name: string,
  domainId: string,
): Promise<{ id: string } | null> {
  const query = new URLSearchParams({ name, domain_id: domainId });
  const { users } = await keystone.get(UserList, `/users?${query}`);
  const found = users.find((user) => user.name === name);
  return found ? { id: found.id } : null;
}

/** `DELETE /v3/users/{id}`; a user that is gone is no error. */
export async function deleteUser(keystone: Service, userId: string): Promise<void> {
  await keystone.call({ method: 'DELETE', path: `/users/${encodeURIComponent(userId)}`, accept: [204, 404] });
}
