import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { loadOpenStack } from '../../src/config/openstack/load.js';
import type { Credentials } from '../../src/openstack/cloud.js';
import { connect } from '../../src/openstack/connect.js';
import { describeCloudContract } from './contract.js';

const openrc = join(process.env.STACK_TEST_STATE ?? '/var/lib/stack-test', 'openrc-demo');

if (process.env.TEST_OPENSTACK !== '1') {
  describe('a real OpenStack keeps the contract of a cloud', () => {
    it.skip('not asked for: run `npm run test:openstack` (Debian 12, root), or set TEST_OPENSTACK=1');
  });
} else if (!existsSync(openrc)) {
  describe('a real OpenStack keeps the contract of a cloud', () => {
    it('is there', () => {
      throw new Error(`${openrc} is missing: stand the cloud up with test/openstack/up (as root)`);
    });
  });
} else {
  describeCloudContract('a real OpenStack', async () => {
    const credentials = readOpenrc(openrc);
    const cloud = connect(credentials);
    return {
      cloud,
      credentials,
      trusteeAdmin: {
        ...credentials,
        auth: {
          type: 'password',
          username: 'magnum_domain_admin',
          password: 'secret',
          userDomain: { name: 'magnum' },
          scope: { kind: 'domain', domain: { name: 'magnum' } },
        },
      },
      stop: () => cloud.close(),
    };
  });
}

/** The credentials in a file of `export NAME=value` lines. */
function readOpenrc(path: string): Credentials {
  const lines = readFileSync(path, 'utf8').matchAll(/^export (OS_\w+)=(.*)$/gm);
  const env = Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
  const choice = loadOpenStack(env);
  if (choice.kind === 'cloud') return choice.credentials;
  throw new Error(choice.kind === 'problems' ? choice.problems.join(' ') : `${path} sets no OS_* variable`);
}
