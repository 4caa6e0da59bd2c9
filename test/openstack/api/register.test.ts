import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { realEnvironment } from '../../contract/real-cloud.js';
import { tokenOf } from './keystone.js';

const run = promisify(execFile);
const suffix = randomBytes(4).toString('hex');
const name = `register-${suffix}`;
const folder = mkdtempSync(join(tmpdir(), 'magnum-register-'));
const admin = realEnvironment('admin');

const Found = z.record(z.string(), z.array(z.object({ id: z.string() })).or(z.unknown()));
const Ids = z.array(z.object({ id: z.string() }));

/** Keystone's list of a kind, by a query. */
async function list(kind: string, query: string): Promise<string[]> {
  const headers = { 'x-auth-token': await tokenOf(admin) };
  const answer = await fetch(`${admin.OS_AUTH_URL}/${kind}?${query}`, { headers });
  return Ids.parse(Found.parse(await answer.json())[kind]).map(({ id }) => id);
}

async function forget(path: string, method = 'DELETE', body?: object): Promise<void> {
  const headers = { 'x-auth-token': await tokenOf(admin), 'content-type': 'application/json' };
  await fetch(`${admin.OS_AUTH_URL}/${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

afterAll(async () => {
  for (const id of await list('endpoints', `region_id=${name}`)) await forget(`endpoints/${id}`);
  await forget(`regions/${name}`);
  for (const domain of await list('domains', `name=${name}`)) {
    await forget(`domains/${domain}`, 'PATCH', { domain: { enabled: false } });
    await forget(`domains/${domain}`);
  }
  for (const id of await list('users', `name=${name}`)) await forget(`users/${id}`);
  for (const id of await list('projects', `name=${name}`)) await forget(`projects/${id}`);
  rmSync(folder, { recursive: true, force: true });
});

it('openstack-register makes what is missing in a real Keystone, and nothing the second time', async () => {
  const url = 'http://127.0.0.1:9999/v1';
  const args = [
    'bin/magnum-chatops.js',
    'openstack-register',
    '--url',
    url,
    '--region',
    name,
    '--user',
    name,
  ];
  args.push('--project', name, '--trustee-domain', name);
  const env = { ...admin, PATH: process.env.PATH ?? '', DATA_DIR: folder };
  const first = await run('node', args, { env });
  expect(first.stdout).toContain(`public endpoint ${url} in ${name}: made.`);
  expect(first.stdout).toContain(`user ${name}: made.`);
  const path = join(folder, 'openstack.env');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const settings = readFileSync(path, 'utf8');
  expect(first.stdout + first.stderr).not.toContain(parseEnv(settings).OS_PASSWORD);

  const second = await run('node', args, { env });
  expect(second.stdout).not.toMatch(/: (made|brought up to date)\.$/m);
  expect(readFileSync(path, 'utf8')).toBe(settings);
  const moved = await run(
    'node',
    args.map((each) => (each === url ? 'http://127.0.0.1:9998/v1' : each)),
    { env },
  );
  expect(moved.stdout.match(/brought up to date/g)).toHaveLength(3);

  // The account can log in, and so can the admin of the trustees.
  const account = parseEnv(settings) as Record<string, string>;
  expect(await tokenOf({ ...admin, ...account })).not.toBe('');
  const { stdout } = await run('node', ['bin/magnum-chatops.js', 'doctor'], {
    env: { ...account, PATH: process.env.PATH ?? '', DATA_DIR: folder },
  }).catch((error: { stdout: string }) => error);
  expect(stdout).toMatch(
    new RegExp(`ok +trusts +${name}_domain_admin administers the trustee domain ${name}`),
  );
  expect(stdout).toMatch(/tokens +The account may validate tokens/);
}, 180_000);
