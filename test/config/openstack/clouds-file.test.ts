import { describe, expect, it } from 'vitest';
import { loadOpenStack } from '../../../src/config/openstack/load.js';

const CLOUDS = `
clouds:
  dev:
    auth:
      auth_url: https://dev.example/identity
      username: ann
      project_name: web
      user_domain_name: People
      project_domain_name: Work
    region_name: north
    interface: internal
  robot:
    auth_type: v3applicationcredential
    auth: {auth_url: https://dev.example/identity, application_credential_id: a1, application_credential_secret: s3}
    regions: [south]
    verify: false
`;
const SECURE = 'clouds: {dev: {auth: {password: hunter22}}}';

const home = { HOME: '/home/ann' };
const load = (env: Record<string, string>, files: Record<string, string>) =>
  loadOpenStack({ ...home, ...env }, (path) => files[path] ?? null);

describe('the cloud named by OS_CLOUD', () => {
  it('is read from clouds.yaml with secure.yaml laid over it', () => {
    const files = { 'clouds.yaml': CLOUDS, 'secure.yaml': SECURE };
    expect(load({ OS_CLOUD: 'dev' }, files)).toEqual({
      kind: 'cloud',
      source: 'cloud dev of clouds.yaml',
      credentials: {
        authUrl: 'https://dev.example/identity',
        auth: {
          type: 'password',
          username: 'ann',
          userDomain: { name: 'People' },
          password: 'hunter22',
          scope: { kind: 'project', name: 'web', domain: { name: 'Work' } },
        },
        region: 'north',
        interface: 'internal',
        insecure: false,
      },
    });
  });

  it('may be an application credential, with one region and no verification', () => {
    expect(load({ OS_CLOUD: 'robot' }, { 'clouds.yaml': CLOUDS })).toMatchObject({
      credentials: {
        auth: { type: 'application_credential', id: 'a1', secret: 's3' },
        region: 'south',
        insecure: true,
      },
    });
  });

  it.each([
    ['clouds.yaml'],
    ['clouds.yml'],
    ['/home/ann/.config/openstack/clouds.yaml'],
    ['/etc/openstack/clouds.yaml'],
    ['/etc/openstack/clouds.json'],
  ])('is looked for in %s', (path) => {
    const choice = load({ OS_CLOUD: 'robot' }, { [path]: CLOUDS });
    expect(choice).toMatchObject({ kind: 'cloud', source: `cloud robot of ${path}` });
  });

  it('is taken from the first file there is, and only from OS_CLIENT_CONFIG_FILE when that is set', () => {
    const files = { 'clouds.yaml': 'clouds: {}', '/etc/openstack/clouds.yaml': CLOUDS, '/mine': CLOUDS };
    expect(load({ OS_CLOUD: 'robot' }, files)).toMatchObject({
      problems: ['OS_CLOUD is robot, but clouds.yaml has no such cloud. It has none.'],
    });
    expect(load({ OS_CLOUD: 'robot', OS_CLIENT_CONFIG_FILE: '/mine' }, files)).toMatchObject({
      kind: 'cloud',
    });
    expect(load({ OS_CLOUD: 'robot', OS_CLIENT_CONFIG_FILE: '/lost' }, files)).toMatchObject({
      problems: ['OS_CLIENT_CONFIG_FILE names /lost, which does not exist.'],
    });
  });

  it('lets the environment choose region and interface, and fill in a secret', () => {
    const env = {
      OS_CLOUD: 'dev',
      OS_REGION_NAME: 'south',
      OS_INTERFACE: 'admin',
      OS_PASSWORD: 'typed',
      OS_USERNAME: 'somebody-else',
    };
    expect(load(env, { 'clouds.yaml': CLOUDS })).toMatchObject({
      credentials: { region: 'south', interface: 'admin', auth: { username: 'ann', password: 'typed' } },
    });
    expect(load(env, { 'clouds.yaml': CLOUDS, 'secure.yaml': SECURE })).toMatchObject({
      credentials: { auth: { password: 'hunter22' } },
    });
  });

  it('is named in every problem, with the key that is missing', () => {
    expect(load({ OS_CLOUD: 'dev', OS_INTERFACE: 'x' }, { 'clouds.yaml': CLOUDS })).toMatchObject({
      problems: [
        'password (cloud dev of clouds.yaml) is not set: it must be the password of the user.',
        'OS_INTERFACE is x; public, internal and admin are accepted.',
      ],
    });
  });

  it('is asked for where there is no file, no such cloud, or only a vendor profile', () => {
    expect(load({ OS_CLOUD: 'dev' }, {})).toMatchObject({
      problems: [
        'OS_CLOUD is dev, but there is no clouds.yaml in ., /home/ann/.config/openstack, /etc/openstack. Put one there, or set OS_CLIENT_CONFIG_FILE to its path.',
      ],
    });
    expect(load({ OS_CLOUD: 'prod' }, { 'clouds.yaml': CLOUDS })).toMatchObject({
      problems: ['OS_CLOUD is prod, but clouds.yaml has no such cloud. It has: dev, robot.'],
    });
    expect(load({ OS_CLOUD: 'v' }, { 'clouds.yaml': 'clouds: {v: {profile: vexxhost}}' })).toMatchObject({
      problems: [expect.stringContaining('vendor profile "vexxhost"')],
    });
  });

  it('never quotes a file that cannot be parsed', () => {
    const broken = 'clouds:\n  dev:\n    auth: {password: hunter22\n  x: [';
    const choice = load({ OS_CLOUD: 'dev' }, { 'clouds.yaml': broken });
    expect(choice).toMatchObject({ problems: [expect.stringMatching(/^clouds\.yaml is not valid YAML/)] });
    expect(JSON.stringify(choice)).not.toContain('hunter22');
    expect(load({ OS_CLOUD: 'dev' }, { 'clouds.yaml': 'dev: {}' })).toMatchObject({
      problems: ['clouds.yaml must have a top-level key "clouds" with one entry for each cloud.'],
    });
  });
});
