import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { realEnvironment } from '../../contract/real-cloud.js';

const Id = z.object({ id: z.string() });
const Roles = z.object({ roles: z.array(z.object({ id: z.string(), name: z.string() })) });

/** A project of a test's own on the real cloud, with a user who may make clusters there. */
export interface TestProject {
  readonly id: string;
  readonly name: string;
  readonly userName: string;
  readonly password: string;
  /** A token of the user for the project. */
  readonly token: string;
  /** The `OS_*` settings of the cloud's admin, for this project. */
  readonly adminEnv: Readonly<Record<string, string>>;
  /** The same of the user. */
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

const password = 'secret-of-a-test';

/** A token of one of the cloud's users. */
export async function tokenOf(env: Readonly<Record<string, string>>): Promise<string> {
  const domain = { name: 'Default' };
  const answer = await fetch(`${env.OS_AUTH_URL}/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: env.OS_USERNAME, domain, password: env.OS_PASSWORD } },
        },
        scope: { project: { name: env.OS_PROJECT_NAME, domain } },
      },
    }),
  });
  const token = answer.headers.get('x-subject-token');
  if (!token) throw new Error(`No token for ${env.OS_USERNAME}: ${answer.status} ${await answer.text()}`);
  return token;
}

/** Makes a project and a user named alike, with the keypair `testkey`; the cloud's admin gets a place in it too. */
export async function startProject(name: string): Promise<TestProject> {
  const admin = realEnvironment('admin');
  const keystone = admin.OS_AUTH_URL ?? '';
  const adminToken = await tokenOf(admin);
  const call = async (method: string, path: string, body?: object, token = adminToken, base = keystone) => {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: { 'x-auth-token': token, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok && answer.status !== 409) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
  const { id } = Id.parse(
    (await call('POST', '/projects', { project: { name, domain_id: 'default' } })).project,
  );
  const user = { name, password, domain_id: 'default' };
  const { id: userId } = Id.parse((await call('POST', '/users', { user })).user);
  const { roles } = Roles.parse(await call('GET', '/roles'));
  const { users } = z.object({ users: z.array(Id) }).parse(await call('GET', '/users?name=admin'));
  for (const [who, wanted] of [
    [userId, ['member', 'reader', 'heat_stack_owner', 'creator', 'load-balancer_member']],
    [users[0]?.id, ['admin', 'member', 'heat_stack_owner']],
  ] as const) {
    for (const role of roles.filter((each) => (wanted as readonly string[]).includes(each.name))) {
      await call('PUT', `/projects/${id}/users/${who}/roles/${role.id}`);
    }
  }
  const env = { ...admin, OS_USERNAME: name, OS_PASSWORD: password, OS_PROJECT_NAME: name };
  const token = await tokenOf(env);
  const state = process.env.STACK_TEST_STATE ?? '/var/lib/stack-test';
  const key = readFileSync(join(state, 'testkey.pub'), 'utf8').trim();
  const nova = 'http://127.0.0.1:8774/v2.1';
  await call('POST', '/os-keypairs', { keypair: { name: 'testkey', public_key: key } }, token, nova);
  return {
    id,
    name,
    userName: name,
    password,
    token,
    env,
    adminEnv: { ...admin, OS_PROJECT_NAME: name },
    async remove() {
      await call('DELETE', `/users/${userId}`);
      await call('DELETE', `/projects/${id}`);
    },
  };
}
