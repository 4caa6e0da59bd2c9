import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Credentials } from '../../src/openstack/credentials.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { type Client, login } from '../sandbox/client.js';

/** A fault of one of the cloud's services (see src/sandbox/http/faults.ts). */
export interface CloudFault {
  /** `identity`, `heat`, `compute`, … */
  readonly service?: string;
  readonly method?: string;
  /** A regular expression. */
  readonly path?: string;
  readonly status?: number;
  readonly times?: number;
  readonly body?: unknown;
  readonly delayMs?: number;
}

/** A sandbox cloud beside the program, as a real one would be: it lives on when the program is killed. */
export interface TestCloud {
  readonly sandbox: Sandbox;
  /** The settings with which the program reaches it. */
  readonly env: Readonly<Record<string, string>>;
  /** The same, as the admin, in the project admin. */
  readonly adminEnv: Readonly<Record<string, string>>;
  readonly demo: Client;
  readonly admin: Client;
  fail(fault: CloudFault): Promise<void>;
  /** Forgets all faults. */
  mend(): Promise<void>;
  /** Names of Heat's root stacks that are not deleted. */
  stacks(): Promise<string[]>;
  /** Everything that it keeps, and so what Heat was given, which Heat shows to nobody. */
  written(): string;
  /** What Keystone has of trustees, and trusts. */
  leftovers(): Promise<{ trustees: string[]; trusts: number }>;
  stop(): Promise<void>;
}

function password({ auth }: Credentials) {
  if (auth.type !== 'password') throw new Error('the sandbox gives out passwords');
  return { username: auth.username ?? '', password: auth.password };
}

/** Starts one. `pace` 0 is as fast as possible. */
export async function startCloud(pace = 0): Promise<TestCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-cloud-'));
  const sandbox = await startSandbox({ statePath: join(folder, 'cloud.jsonl'), pace });
  const base = sandbox.authUrl.replace('/identity/v3', '');
  const demo = await login(sandbox);
  const admin = await login(sandbox, sandbox.adminCredentials);
  const own = password(sandbox.credentials);
  const trustees = password(sandbox.trusteeDomainCredentials);
  const faults = (method: string, body?: CloudFault) =>
    fetch(`${base}/sandbox/faults`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
  const boss = password(sandbox.adminCredentials);
  const env = {
    // Its servers have addresses, and nobody there who answers.
    CLUSTER_API_TIMEOUT: '0',
    OS_AUTH_URL: sandbox.authUrl,
    OS_USERNAME: own.username,
    OS_PASSWORD: own.password,
    OS_PROJECT_NAME: 'demo',
    OS_REGION_NAME: 'RegionOne',
    OS_USER_DOMAIN_NAME: 'Default',
    OS_PROJECT_DOMAIN_NAME: 'Default',
    TRUSTEE_DOMAIN_NAME: 'magnum',
    TRUSTEE_DOMAIN_ADMIN_NAME: trustees.username,
    TRUSTEE_DOMAIN_ADMIN_PASSWORD: trustees.password,
  };
  return {
    sandbox,
    env,
    adminEnv: { ...env, OS_USERNAME: boss.username, OS_PASSWORD: boss.password, OS_PROJECT_NAME: 'admin' },
    demo,
    admin,
    async fail(fault) {
      const answer = await faults('POST', fault);
      if (answer.status !== 201) throw new Error(await answer.text());
    },
    async mend() {
      await faults('DELETE');
    },
    async stacks() {
      const { stacks } = (await demo.heat('GET', '/stacks')).body as { stacks: { stack_name: string }[] };
      return stacks.map((stack) => stack.stack_name);
    },
    written: () => readFileSync(join(folder, 'cloud.jsonl'), 'utf8'),
    async leftovers() {
      const domains = (await admin.call('GET', '/identity/v3/domains?name=magnum')).body;
      const [domain] = domains.domains as { id: string }[];
      const { users } = (await admin.call('GET', `/identity/v3/users?domain_id=${domain?.id}`)).body as {
        users: { name: string }[];
      };
      const { trusts } = (
        await demo.call('GET', `/identity/v3/OS-TRUST/trusts?trustor_user_id=${demo.userId}`)
      ).body as { trusts: unknown[] };
      return {
        trustees: users.map(({ name }) => name).filter((name) => name !== 'magnum_domain_admin'),
        trusts: trusts.length,
      };
    },
    async stop() {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
