import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from 'rabbitmq-client';
import { z } from 'zod';
import { caller } from '../../test/api/client.js';
import { realEnvironment } from '../../test/contract/real-cloud.js';
import { tokenOf } from '../../test/openstack/api/keystone.js';
import { sessionMembers, sharePrecedence } from './precedence.js';

const url = 'http://127.0.0.1:9511';
const state = process.env.STACK_TEST_STATE ?? '/var/lib/stack-test';
const up = fileURLToPath(new URL('../../test/openstack/up', import.meta.url));

/** The real Magnum of the test cloud. */
export interface RealMagnum {
  readonly url: string;
  readonly token: string;
  /** The uuid of a cluster with certificates. */
  readonly cluster: string;
  /** The uuid of its template. */
  readonly template: string;
  /** Brings its database to so many clusters: copies of the one, which Heat knows nothing of. */
  fill(clusters: number): void;
  /** Resident memory of its API and its conductor together, in MB (10^6 bytes). */
  memory(): number;
  /** Ends the conductor, so that what the API accepts from now on is made by nobody. */
  endConductor(): void;
  /** Takes everything away again and starts the conductor anew. */
  stop(): Promise<void>;
}

/**
 * The status of the copies: one that Magnum's periodic tasks pass over. Clusters that are complete are asked how they are every minute, with
 * certificates that Magnum fetches from Barbican for each of them: with 5 000 its conductor keeps Barbican so busy that connections
 * break, and signing is answered with 500.
 */
const leftAlone = 'ROLLBACK_COMPLETE';
/** Clusters of the project, and how its row is known. */
const quota = 1_000_001;

/** Null where it does not run; `test/openstack/up` starts it. */
export async function findRealMagnum(): Promise<RealMagnum | null> {
  if (!existsSync(join(state, 'openrc-demo')) || !(await fetch(url).catch(() => null))?.ok) return null;
  const token = await tokenOf(realEnvironment('demo'));
  const call = caller(url, token);
  const made = async (path: string, body: object) =>
    z.object({ uuid: z.string() }).parse((await call('POST', path, { body })).body).uuid;
  const template = await made('/v1/clustertemplates', {
    name: 'bench',
    coe: 'kubernetes',
    image_id: 'fedora-coreos-test',
    external_network_id: 'public',
    keypair_id: 'testkey',
    flavor_id: 'm1.small',
  });
  const cluster = await made('/v1/clusters', { name: 'bench', cluster_template_id: template });
  for (
    const end = Date.now() + 120_000;
    (await call('GET', `/v1/certificates/${cluster}`)).status !== 200;
  ) {
    if (Date.now() > end) throw new Error('the real Magnum makes no certificate for its cluster');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  sql(`update cluster set status='CREATE_COMPLETE' where uuid='${cluster}'`);
  const endPrecedence = sharePrecedence(involved.flatMap((name) => sessionMembers(session(name))));
  return {
    url,
    token,
    cluster,
    template,
    fill(clusters) {
      forgetCopies();
      const sequence = `seq_1_to_${clusters - 1}`;
      sql(
        copyOf(
          'cluster',
          { uuid: 'uuid()', name: "concat('copy-',seq)", status: `'${leftAlone}'` },
          `${sequence} where uuid='${cluster}'`,
        ),
      );
      const copies = `(select uuid copied from cluster where name like 'copy-%') copies where cluster_id='${cluster}'`;
      sql(copyOf('nodegroup', { uuid: 'uuid()', cluster_id: 'copied' }, copies));
      // Its default is 20 clusters a project.
      sql(
        `insert into quotas (created_at, project_id, resource, hard_limit) select now(), project_id, 'Cluster', ${quota} from cluster where uuid='${cluster}'`,
      );
    },
    memory: () => resident('magnum-api') + resident('magnum-conductor'),
    endConductor() {
      process.kill(-session('magnum-conductor'), 'SIGKILL');
    },
    async stop() {
      endPrecedence();
      forgetCopies();
      await purge();
      spawnSync(up, { stdio: 'ignore' });
      await call('DELETE', `/v1/clusters/${cluster}`);
      for (const end = Date.now() + 120_000; Date.now() < end; ) {
        if ((await call('DELETE', `/v1/clustertemplates/${template}`)).status === 204) return;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
      throw new Error('the cluster of the bench is still there');
    },
  };
}

function sql(statement: string): string {
  const socket = join(state, 'run/mysqld.sock');
  const { status, stdout, stderr } = spawnSync(
    'mysql',
    ['--user=root', `--socket=${socket}`, '--skip-column-names', 'magnum', '--execute', statement],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Copies rows within a table: every column as it is, but for its number and those that are given. */
function copyOf(table: string, given: Readonly<Record<string, string>>, from: string): string {
  const columns = sql(
    `select column_name from information_schema.columns where table_schema='magnum' and table_name='${table}'`,
  )
    .split('\n')
    .filter((name) => name !== '' && name !== 'id');
  const values = columns.map((name) => given[name] ?? `${table}.\`${name}\``);
  return `insert into ${table} (${columns.map((name) => `\`${name}\``).join()}) select ${values.join()} from ${table} join ${from}`;
}

function forgetCopies(): void {
  sql(`delete from quotas where hard_limit=${quota}`);
  sql("delete from nodegroup where cluster_id in (select uuid from cluster where name like 'copy-%')");
  sql("delete from cluster where name like 'copy-%'");
}

const session = (name: string) => Number(readFileSync(join(state, `run/${name}.pid`), 'utf8').split(' ')[0]);

/** Of all processes of a daemon. */
function resident(name: string): number {
  const kilobytes = sessionMembers(session(name)).map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  });
  return Math.round((kilobytes.reduce((sum, each) => sum + each, 0) * 1024) / 1e6);
}

/** What answers a request to Magnum. */
const involved = [
  'magnum-api',
  'magnum-conductor',
  'keystone',
  'barbican',
  'mariadbd',
  'rabbitmq',
  'memcached',
];

/** What was accepted while there was no conductor is to be made by none. */
async function purge(): Promise<void> {
  const rabbit = new Connection('amqp://guest:guest@127.0.0.1:5673/');
  await rabbit.queuePurge({ queue: 'magnum-conductor' });
  await rabbit.close();
}
