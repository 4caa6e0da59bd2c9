import { describe, expect, it } from 'vitest';
import { loadOpenStack } from '../../../src/config/openstack/load.js';
import { openStackSettings } from '../../../src/config/openstack/settings.js';

const PASSWORD = {
  OS_AUTH_URL: 'https://cloud.example:5000/v3',
  OS_USERNAME: 'ann',
  OS_PASSWORD: ' pass word ',
  OS_PROJECT_NAME: 'web',
};

const noFiles = () => null;
const load = (env: Record<string, string>, files: Record<string, string> = {}) =>
  loadOpenStack(env, (path) => files[path] ?? null);
const problems = (env: Record<string, string>, files: Record<string, string> = {}) => {
  const choice = load(env, files);
  return choice.kind === 'problems' ? choice.problems : choice;
};
const credentials = (env: Record<string, string>, files: Record<string, string> = {}) => {
  const choice = load(env, files);
  return choice.kind === 'cloud' ? choice.credentials : choice;
};

describe('the cloud named by OS_* variables', () => {
  it('is the sandbox when none is set, or all are empty', () => {
    expect(load({ PATH: '/bin', OSTYPE: 'linux' })).toEqual({ kind: 'sandbox' });
    expect(load({ OS_CLOUD: '', OS_AUTH_URL: ' ' })).toEqual({ kind: 'sandbox' });
  });

  it('logs in with a password to a project, both in the domain whose id is default', () => {
    expect(load(PASSWORD)).toEqual({
      kind: 'cloud',
      source: 'the environment',
      credentials: {
        authUrl: 'https://cloud.example:5000/v3',
        auth: {
          type: 'password',
          username: 'ann',
          userDomain: { id: 'default' },
          password: ' pass word ',
          scope: { kind: 'project', name: 'web', domain: { id: 'default' } },
        },
        interface: 'public',
        insecure: false,
      },
    });
  });

  it('names the domains of user and project apart, or one for both', () => {
    const apart = { ...PASSWORD, OS_USER_DOMAIN_NAME: 'People', OS_PROJECT_DOMAIN_ID: 'p1' };
    expect(credentials(apart)).toMatchObject({
      auth: { userDomain: { name: 'People' }, scope: { domain: { id: 'p1' } } },
    });
    for (const name of ['OS_DEFAULT_DOMAIN', 'OS_DEFAULT_DOMAIN_ID']) {
      expect(credentials({ ...PASSWORD, [name]: 'd1' })).toMatchObject({
        auth: { userDomain: { id: 'd1' }, scope: { domain: { id: 'd1' } } },
      });
    }
    expect(credentials({ ...PASSWORD, OS_DEFAULT_DOMAIN_NAME: 'All' })).toMatchObject({
      auth: { userDomain: { name: 'All' }, scope: { domain: { name: 'All' } } },
    });
  });

  it('takes ids in place of names', () => {
    const { OS_USERNAME: _user, OS_PROJECT_NAME: _project, ...rest } = PASSWORD;
    const auth = { userId: 'u1', scope: { kind: 'project', id: 'p1' } };
    expect(credentials({ ...rest, OS_USER_ID: 'u1', OS_PROJECT_ID: 'p1' })).toMatchObject({ auth });
  });

  it.each([
    ['OS_TENANT_NAME', { name: 'old' }],
    ['OS_TENANT_ID', { id: 'old' }],
  ])('takes the old word %s', (name, scope) => {
    const { OS_PROJECT_NAME: _project, ...rest } = PASSWORD;
    expect(credentials({ ...rest, [name]: 'old' })).toMatchObject({ auth: { scope } });
  });

  it('logs in to a domain when one is named and no project is', () => {
    const { OS_PROJECT_NAME: _project, ...rest } = PASSWORD;
    const scope = { kind: 'domain', domain: { name: 'magnum' } };
    expect(credentials({ ...rest, OS_DOMAIN_NAME: 'magnum' })).toMatchObject({ auth: { scope } });
  });

  it.each(['token', 'v3token', undefined])('logs in with a token (OS_AUTH_TYPE %s)', (type) => {
    const env = {
      OS_AUTH_URL: 'http://k:5000',
      OS_TOKEN: 'gAAA',
      OS_PROJECT_ID: 'p1',
      ...(type ? { OS_AUTH_TYPE: type } : {}),
    };
    const auth = { type: 'token', token: 'gAAA', scope: { kind: 'project', id: 'p1' } };
    expect(credentials(env)).toMatchObject({ auth });
  });

  it('logs in with an application credential, by id or by name and user', () => {
    const env = { OS_AUTH_URL: 'http://k:5000', OS_APPLICATION_CREDENTIAL_SECRET: 's3' };
    expect(credentials({ ...env, OS_APPLICATION_CREDENTIAL_ID: 'a1' })).toMatchObject({
      auth: { type: 'application_credential', id: 'a1', secret: 's3' },
    });
    const named = { ...env, OS_APPLICATION_CREDENTIAL_NAME: 'bot', OS_USERNAME: 'ann' };
    expect(credentials({ ...named, OS_AUTH_TYPE: 'v3applicationcredential' })).toMatchObject({
      auth: { name: 'bot', username: 'ann', userDomain: { id: 'default' }, secret: 's3' },
    });
  });

  it.each([
    ['public', 'public'],
    ['internalURL', 'internal'],
    ['ADMIN', 'admin'],
  ])('takes the interface %s', (said, meant) => {
    expect(credentials({ ...PASSWORD, OS_ENDPOINT_TYPE: said })).toMatchObject({ interface: meant });
  });

  it('trusts the authority in OS_CACERT, or anybody with OS_INSECURE', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n';
    expect(credentials({ ...PASSWORD, OS_CACERT: '/ca.pem' }, { '/ca.pem': pem })).toMatchObject({
      caCertificate: pem,
      insecure: false,
    });
    expect(credentials({ ...PASSWORD, OS_INSECURE: 'True' })).toMatchObject({ insecure: true });
  });
});

describe('a wrong or half-set environment', () => {
  it('is told all at once, a sentence for each variable', () => {
    expect(problems({ OS_USERNAME: 'ann', OS_INTERFACE: 'private', OS_INSECURE: 'maybe' })).toEqual([
      'OS_AUTH_URL is not set: it must be the address of Keystone, as https://cloud.example:5000/v3.',
      'OS_PASSWORD is not set: it must be the password of the user.',
      'OS_PROJECT_NAME is not set: set it, or OS_PROJECT_ID.',
      'OS_INTERFACE is private; public, internal and admin are accepted.',
      'OS_INSECURE is maybe; true and false are accepted.',
    ]);
  });

  it.each([
    [{ ...PASSWORD, OS_IDENTITY_API_VERSION: '2.0' }, /^OS_IDENTITY_API_VERSION is 2\.0; only 3 is accepted/],
    [{ ...PASSWORD, OS_AUTH_URL: 'cloud:5000' }, /^OS_AUTH_URL must be an address/],
    [
      { ...PASSWORD, OS_AUTH_TYPE: 'v3oidcpassword' },
      /^OS_AUTH_TYPE is v3oidcpassword; password, token and v3applicationcredential are accepted\.$/,
    ],
    [{ ...PASSWORD, OS_DOMAIN_ID: 'd' }, /^OS_PROJECT_NAME and OS_DOMAIN_ID are both set/],
    [{ ...PASSWORD, OS_CACERT: '/no.pem' }, /^OS_CACERT names \/no\.pem, which does not exist\.$/],
    [{ ...PASSWORD, OS_AUTH_TYPE: 'token' }, /^OS_TOKEN is not set/],
  ])('%j', (env, sentence) => {
    expect(problems(env)).toEqual([expect.stringMatching(sentence)]);
  });

  it('says that a file given for OS_CACERT is none or cannot be read', () => {
    const env = { ...PASSWORD, OS_CACERT: '/ca' };
    expect(problems(env, { '/ca': 'hello' })).toEqual([
      'OS_CACERT names /ca, which holds no certificate in PEM form.',
    ]);
    const unreadable = loadOpenStack(env, () => {
      throw new Error('EACCES');
    });
    expect(unreadable).toMatchObject({ problems: ['OS_CACERT names /ca, which cannot be read.'] });
  });

  it('asks for what an application credential needs', () => {
    const env = { OS_AUTH_URL: 'http://k', OS_AUTH_TYPE: 'v3applicationcredential' };
    expect(problems(env)).toEqual([
      "OS_APPLICATION_CREDENTIAL_ID is not set: set it, or OS_APPLICATION_CREDENTIAL_NAME and the user's name.",
      'OS_APPLICATION_CREDENTIAL_SECRET is not set: it must be the secret of the application credential.',
    ]);
    expect(problems({ ...env, OS_APPLICATION_CREDENTIAL_NAME: 'bot' })).toEqual([
      'OS_USERNAME is not set: set it, or OS_USER_ID.',
      'OS_APPLICATION_CREDENTIAL_SECRET is not set: it must be the secret of the application credential.',
    ]);
  });
});

describe('the table of settings', () => {
  it('names every variable once, and every one of them makes the cloud a real one', () => {
    const names = openStackSettings.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(loadOpenStack({ [name]: 'x' }, noFiles)).toMatchObject({ kind: 'problems' });
    }
  });

  it('marks what must never be shown', () => {
    const secret = openStackSettings.filter((setting) => setting.secret).map(({ name }) => name);
    expect(secret).toEqual(['OS_PASSWORD', 'OS_TOKEN', 'OS_APPLICATION_CREDENTIAL_SECRET']);
  });
});
