import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { type Client, login, request } from './client.js';

interface TokenBody {
  user: { id: string; name: string };
  project?: { id: string; name: string };
  roles?: { name: string }[];
  methods: string[];
  catalog?: { type: string }[];
  'OS-TRUST:trust'?: { id: string };
}

describe('Keystone in the sandbox', () => {
  let sandbox: Sandbox;
  let demo: Client;
  let domainAdmin: Client;
  const authenticate = async (auth: unknown) => {
    const answer = await request('POST', `${sandbox.authUrl}/auth/tokens`, { auth });
    return {
      status: answer.status,
      id: answer.headers.get('x-subject-token') ?? '',
      token: answer.body.token as TokenBody,
      error: answer.body.error,
    };
  };
  const byPassword = (id: string, password: string, scope?: unknown) =>
    authenticate({
      identity: { methods: ['password'], password: { user: { id, password } } },
      ...(scope ? { scope } : {}),
    });
  const createTrustee = async (name: string, password = 'secret') => {
    const answer = await domainAdmin.call('POST', '/identity/v3/users', { user: { name, password } });
    return (answer.body.user as { id: string }).id;
  };

  beforeAll(async () => {
    sandbox = await startSandbox({ statePath: null, pace: 0 });
    demo = await login(sandbox);
    domainAdmin = await login(sandbox, sandbox.trusteeDomainCredentials);
  });
  afterAll(() => sandbox.close());

  it('names the projects of a user to that user and to admins, as project list asks for them', async () => {
    const own = (await demo.call('GET', '/identity/v3/auth/projects')).body.projects as { id: string }[];
    const asked = await demo.call('GET', `/identity/v3/users/${demo.userId}/projects`);
    expect([asked.status, asked.body.projects]).toEqual([200, own]);
    expect(own.map(({ id }) => id)).toContain(demo.projectId);
    const other = await createTrustee('somebody');
    expect((await demo.call('GET', `/identity/v3/users/${other}/projects`)).status).toBe(403);
  });

  it('gives a project its roles and a catalogue with every service', async () => {
    const answer = await demo.call('GET', '/identity/v3/auth/tokens', undefined, {
      'X-Subject-Token': demo.token,
    });
    const token = answer.body.token as TokenBody;
    expect(token).toMatchObject({ user: { name: 'demo' }, project: { name: 'demo' }, methods: ['password'] });
    expect(token.roles?.map((one) => one.name)).toEqual(['member', 'reader', 'heat_stack_owner', 'creator']);
    expect(token.catalog?.map((one) => one.type)).toEqual(
      expect.arrayContaining([
        'identity',
        'orchestration',
        'compute',
        'network',
        'image',
        'volumev3',
        'block-storage',
        'load-balancer',
      ]),
    );
  });

  it('lets a trustee act as the trustor in the project, with the roles of the trust only', async () => {
    const trustee = await createTrustee('trustee-1');
    const trust = {
      trustee_user_id: trustee,
      trustor_user_id: demo.userId,
      project_id: demo.projectId,
      impersonation: true,
      roles: [{ name: 'member' }],
    };
    const made = await demo.call('POST', '/identity/v3/OS-TRUST/trusts', { trust });
    expect(made.status).toBe(201);
    const { id } = made.body.trust as { id: string };
    const scope = { 'OS-TRUST:trust': { id } };
    const { token } = await byPassword(trustee, 'secret', scope);
    expect(token).toMatchObject({
      user: { id: demo.userId },
      project: { id: demo.projectId },
      roles: [{ name: 'member' }],
      'OS-TRUST:trust': { id },
    });
    expect((await byPassword(trustee, 'secret')).token).not.toHaveProperty('project');

    expect((await demo.call('DELETE', `/identity/v3/OS-TRUST/trusts/${id}`)).status).toBe(204);
    expect((await byPassword(trustee, 'secret', scope)).status).toBe(403);
    expect((await demo.call('DELETE', `/identity/v3/OS-TRUST/trusts/${id}`)).status).toBe(404);
  });

  it('knows no password but the right one, and no user once it is deleted', async () => {
    const trustee = await createTrustee('trustee-2');
    expect(await byPassword(trustee, 'wrong')).toMatchObject({
      status: 401,
      error: { code: 401, title: 'Unauthorized' },
    });
    const { id } = await byPassword(trustee, 'secret');
    const validate = () => demo.call('GET', '/identity/v3/auth/tokens', undefined, { 'X-Subject-Token': id });
    expect((await validate()).status).toBe(200);
    expect((await domainAdmin.call('DELETE', `/identity/v3/users/${trustee}`)).status).toBe(204);
    expect((await validate()).status).toBe(404);
    expect((await byPassword(trustee, 'secret')).status).toBe(401);
  });

  it('lets only the admin of the domain make users, each name once', async () => {
    const user = { user: { name: 'trustee-3', password: 'x' } };
    expect((await demo.call('POST', '/identity/v3/users', user)).status).toBe(403);
    expect((await domainAdmin.call('POST', '/identity/v3/users', user)).status).toBe(201);
    expect((await domainAdmin.call('POST', '/identity/v3/users', user)).status).toBe(409);
    const found = await domainAdmin.call('GET', '/identity/v3/users?name=trustee-3');
    expect(found.body.users).toHaveLength(1);
  });

  it('logs in with an application credential, by id or by name', async () => {
    const made = await demo.call('POST', `/identity/v3/users/${demo.userId}/application_credentials`, {
      application_credential: { name: 'bot', roles: [{ name: 'reader' }] },
    });
    const { id, secret } = made.body.application_credential as { id: string; secret: string };
    const use = (credential: unknown) =>
      authenticate({ identity: { methods: ['application_credential'], application_credential: credential } });
    const expected = {
      project: { id: demo.projectId },
      roles: [{ name: 'reader' }],
      methods: ['application_credential'],
    };
    expect((await use({ id, secret })).token).toMatchObject(expected);
    expect((await use({ name: 'bot', user: { id: demo.userId }, secret })).token).toMatchObject(expected);
    expect((await use({ id, secret: 'no' })).status).toBe(401);
  });

  it('exchanges a token for one of another scope', async () => {
    const { token } = await authenticate({
      identity: { methods: ['token'], token: { id: demo.token } },
      scope: { project: { id: demo.projectId } },
    });
    expect(token).toMatchObject({ project: { id: demo.projectId }, methods: ['password', 'token'] });
    expect((await authenticate({ identity: { methods: ['token'], token: { id: 'nonsense' } } })).status).toBe(
      401,
    );
  });
});
