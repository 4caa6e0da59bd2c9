import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Credentials } from '../openstack/credentials.js';

/** A value between single quotes for a shell. */
const quoted = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;

/**
 * Writes the file that clients of OpenStack are pointed to the sandbox with, readable for this account alone, and answers its
 * path; null for credentials without a password.
 */
export function writeOpenrc(folder: string, { authUrl, auth, region }: Credentials): string | null {
  if (auth.type !== 'password' || auth.scope.kind !== 'project') return null;
  const settings = {
    OS_AUTH_URL: authUrl,
    OS_IDENTITY_API_VERSION: '3',
    OS_USERNAME: auth.username ?? '',
    OS_PASSWORD: auth.password,
    OS_PROJECT_NAME: auth.scope.name ?? '',
    OS_USER_DOMAIN_NAME: 'Default',
    OS_PROJECT_DOMAIN_NAME: 'Default',
    OS_REGION_NAME: region ?? 'RegionOne',
  };
  const path = join(resolve(folder), 'openrc');
  const lines = Object.entries(settings).map(([name, value]) => `export ${name}=${quoted(value)}\n`);
  writeFileSync(path, lines.join(''), { mode: 0o600 });
  return path;
}
