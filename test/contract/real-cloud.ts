import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadOpenStack } from '../../src/config/openstack/load.js';
import type { Credentials } from '../../src/openstack/credentials.js';

type RealUser = 'demo' | 'other' | 'admin';

/** The `OS_*` variables of the cloud that `test/openstack/up` stands up, for one of its users. */
export function realEnvironment(user: RealUser = 'demo'): Record<string, string> {
  const path = join(process.env.STACK_TEST_STATE ?? '/var/lib/stack-test', `openrc-${user}`);
  if (!existsSync(path)) {
    throw new Error(`${path} is missing: stand the cloud up with test/openstack/up (as root).`);
  }
  const lines = readFileSync(path, 'utf8').matchAll(/^export (OS_\w+)=(.*)$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
}

/** Credentials of that cloud. */
export function realCredentials(user: RealUser = 'demo'): Credentials {
  const choice = loadOpenStack(realEnvironment(user));
  if (choice.kind === 'cloud') return choice.credentials;
  throw new Error(
    choice.kind === 'problems' ? choice.problems.join(' ') : `No OS_* variable is set for ${user}.`,
  );
}

/** The admin of the domain `magnum`, in which the real cloud keeps trustees. */
export function realTrusteeAdmin(): Credentials {
  return {
    ...realCredentials(),
    auth: {
      type: 'password',
      username: 'magnum_domain_admin',
      password: 'secret',
      userDomain: { name: 'magnum' },
      scope: { kind: 'domain', domain: { name: 'magnum' } },
    },
  };
}

/** Whether a real OpenStack was asked for. */
export const wantsRealCloud = process.env.TEST_OPENSTACK === '1';
