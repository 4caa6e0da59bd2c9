import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realCredentials, realEnvironment, wantsRealCloud } from '../../contract/real-cloud.js';
import { openOpenssl } from '../../engine/certificates/openssl.js';
import { watchServers } from '../guest-simulator.js';
import { hasClients, run } from './commands.js';
import { startProject } from './keystone.js';
import { startOurs } from './ours.js';
import { linesOf, onlyOnOneSide } from './printed.js';
import { meant } from './printed-otherwise.js';
import { registerIn } from './region.js';

const suffix = `printed-${randomBytes(3).toString('hex')}`;
const minutes = 60_000;
const agent = fileURLToPath(new URL('../node-agent', import.meta.url));

/** One of the two clouds that a command is given to. */
interface Side {
  /** What its cluster and templates are called. */
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly adminEnv: Readonly<Record<string, string>>;
}

/** Some ten minutes of clients that start anew for each command: it is asked for. */
const wanted = process.env.TEST_LONG && wantsRealCloud && hasClients;

/** python-magnumclient as it comes, both of its commands, on the real Magnum and on this one: what it prints is the same. */
describe.skipIf(!wanted)('what python-magnumclient prints', () => {
  const openssl = openOpenssl();
  const folder = mkdtempSync(join(tmpdir(), 'magnum-printed-'));
  const endings: (() => unknown)[] = [
    () => openssl.remove(),
    () => rmSync(folder, { recursive: true, force: true }),
  ];
  const used = new Set<string>();
  let real: Side;
  let ours: Side;
  let project: string;
  let nodeAgent: ChildProcess | null = null;

  beforeAll(async () => {
    const made = await startProject(suffix);
    endings.push(() => made.remove());
    project = made.id;
    const api = await startOurs(made.adminEnv);
    endings.push(() => api.stop());
    endings.push(await registerIn(suffix, api.url));
    const region = { OS_REGION_NAME: suffix };
    const admin = { ...realEnvironment('admin'), OS_PROJECT_NAME: suffix };
    real = { name: `${suffix}-real`, env: made.env, adminEnv: admin };
    ours = { name: `${suffix}-ours`, env: { ...made.env, ...region }, adminEnv: { ...admin, ...region } };
    const wants = (server: { name: string }) => server.name.startsWith(ours.name);
    const guests = await watchServers({ admin: realCredentials('admin'), wants });
    endings.push(() => guests.stop());
    nodeAgent = spawn(agent, ['--stack', real.name], { stdio: 'ignore' });
    endings.push(async () => {
      const gone = once(nodeAgent ?? process, 'exit');
      nodeAgent?.kill();
      await gone;
    });
  }, 5 * minutes);
  afterAll(async () => {
    // Also where a test above has failed.
    if (ours) {
      await Promise.all([on(real, 'magnum cluster-delete NAME'), on(ours, 'magnum cluster-delete NAME')]);
      await both(isGone);
    }
    for (const end of endings.reverse()) await end();
  }, 10 * minutes);

  const on = async (side: Side, command: string, asAdmin = false) => {
    const said = command.replaceAll('NAME', side.name).replaceAll('PROJECT', project);
    const { out, err, code } = await run(said, asAdmin ? side.adminEnv : side.env);
    return {
      code,
      lines: linesOf(`${out}\n${err}`, { [side.name]: 'NAME', [`${folder}/${side.name}`]: 'FOLDER' }),
    };
  };
  /** Gives a command to both, and answers what is different and not meant. */
  const compare = async (command: string, asAdmin = false): Promise<string[]> => {
    const [there, here] = await Promise.all([on(real, command, asAdmin), on(ours, command, asAdmin)]);
    const found = onlyOnOneSide([`exit ${there.code}`, ...there.lines], [`exit ${here.code}`, ...here.lines]);
    return found.flatMap((line) => {
      const reason = meant.find((each) => each.is({ command, line }))?.reason;
      if (reason) used.add(reason);
      return reason ? [] : [`${command}\n    ${line}`];
    });
  };
  const compareAll = async (commands: readonly string[], asAdmin = false) => {
    const found: string[] = [];
    for (const command of commands) found.push(...(await compare(command, asAdmin)));
    expect(found).toEqual([]);
  };
  const both = (isSo: (side: Side) => Promise<boolean>, patience = 8 * minutes) =>
    Promise.all(
      [real, ours].map(async (side) => {
        for (const end = Date.now() + patience; !(await isSo(side)); )
          if (Date.now() > end) throw new Error(`${side.name} is not as it should be`);
      }),
    );
  const until = (status: string) =>
    both(async (side) => {
      const { lines } = await on(side, 'openstack coe cluster show NAME -f value -c status');
      return lines[0] === status;
    });

  const isGone = async (side: Side) => (await on(side, 'openstack coe cluster show NAME')).code !== 0;

  const template =
    '--image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --dns-nameserver 8.8.8.8 --flavor m1.small --docker-volume-size 5 --coe swarm';

  it(
    'is the same of templates',
    async () => {
      await compareAll([
        `magnum cluster-template-create NAME ${template} --labels mine=a`,
        `openstack coe cluster template create NAME-2 ${template} --master-lb-enabled`,
        'magnum cluster-template-show NAME',
        'openstack coe cluster template show NAME-2',
        'magnum cluster-template-list',
        'openstack coe cluster template list',
        'magnum cluster-template-update NAME-2 replace docker_volume_size=6',
        'openstack coe cluster template update NAME-2 replace docker_volume_size=7',
        'openstack coe cluster template show nothing',
      ]);
    },
    6 * minutes,
  );

  it(
    'is the same of clusters',
    async () => {
      await compareAll(['magnum cluster-create NAME --cluster-template NAME --node-count 1']);
      await until('CREATE_COMPLETE');
      await compareAll([
        'magnum cluster-show NAME',
        'openstack coe cluster show NAME',
        'magnum cluster-list',
        'openstack coe cluster list',
        'magnum stats-list',
        'openstack coe stats list PROJECT',
        'openstack coe nodegroup list NAME',
        'openstack coe nodegroup show NAME default-worker',
        'magnum cluster-show nothing',
        'openstack coe cluster show nothing',
        'magnum cluster-template-delete NAME',
        'openstack coe cluster template delete NAME',
      ]);
    },
    10 * minutes,
  );

  it(
    'is the same of certificates',
    async () => {
      const csr = openssl.write('client.csr', openssl.request(['extendedKeyUsage=clientAuth']));
      await compareAll([
        'magnum ca-show --cluster NAME',
        'openstack coe ca show NAME',
        `magnum ca-sign --cluster NAME --csr ${csr}`,
        `openstack coe ca sign NAME ${csr}`,
        `openstack coe cluster config NAME --dir ${folder} --force`,
      ]);
    },
    5 * minutes,
  );

  it(
    'is the same of changes',
    async () => {
      await compareAll(['magnum cluster-update NAME replace node_count=2']);
      await until('UPDATE_COMPLETE');
      await compareAll(['openstack coe cluster resize NAME 1']);
      await until('UPDATE_COMPLETE');
      await compareAll([
        'magnum cluster-update NAME replace name=other',
        'openstack coe cluster update NAME replace name=other',
        'openstack coe cluster resize NAME -- -1',
        'openstack coe cluster upgrade NAME nothing',
        'openstack coe nodegroup show NAME nothing',
        'magnum cluster-show NAME',
      ]);
    },
    20 * minutes,
  );

  it(
    'is the same of quotas and services',
    async () => {
      const of = '--project-id PROJECT --resource Cluster';
      await compareAll(['magnum quotas-list', 'magnum service-list', 'openstack coe service list']);
      await compareAll(
        [
          `magnum quotas-create ${of} --hard-limit 5`,
          `openstack coe quotas create ${of} --hard-limit 5`,
          `openstack coe quotas update ${of} --hard-limit 7`,
          `magnum quotas-show ${of}`,
          `openstack coe quotas show ${of}`,
          `magnum quotas-delete ${of}`,
          'magnum service-list',
          'openstack coe service list',
        ],
        true,
      );
    },
    6 * minutes,
  );

  it(
    'is the same of deletions',
    async () => {
      await compareAll(['magnum cluster-delete NAME']);
      await both(isGone);
      await compareAll([
        'openstack coe cluster delete NAME',
        'openstack coe cluster template delete NAME',
        'magnum cluster-template-delete NAME-2',
        'magnum cluster-list',
        'openstack coe cluster list',
      ]);
      expect(meant.filter(({ reason }) => !used.has(reason)).map(({ reason }) => reason)).toEqual([]);
    },
    8 * minutes,
  );
});
