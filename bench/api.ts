import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertCluster } from '../src/engine/store/clusters.js';
import { openDatabase } from '../src/engine/store/database.js';
import { choosePort } from '../src/program/server.js';
import { openOpenssl } from '../test/engine/certificates/openssl.js';
import { startCloud } from '../test/engine/cloud.js';
import { aCluster } from '../test/engine/rows.js';
import { tokenOf } from '../test/openstack/api/keystone.js';
import { type Load, load, type Shot } from './api-load.js';
import { measured } from './program.js';

const sizes = [20, 5_000];
const seconds = 4;
const parallel = 8;
const real = 'http://127.0.0.1:9511';
/** Ours beside a bare route of the same bytes, at least; and MB that the program may take. */
const leastShare = 0.4;
const mostMemory = 230;

function print(name: string, { perSecond, p99 }: Load, beside = ''): void {
  console.log(
    `${name.padEnd(34)} ${perSecond.toFixed(0).padStart(6)} a second   p99 ${p99.toFixed(1).padStart(6)} ms   ${beside}`,
  );
}

/** Lists, shows, creates and signs: ours beside a bare Fastify route, and beside the real Magnum where it runs. */
export async function run(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-bench-api-'));
  const openssl = openOpenssl();
  let kept = true;
  try {
    for (const size of sizes) kept = (await measure(folder, size, openssl.request([]))) && kept;
    await besideReal();
  } finally {
    openssl.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  return kept;
}

async function measure(base: string, size: number, csr: string): Promise<boolean> {
  const folder = mkdtempSync(join(base, `${size}-`));
  const cloud = await startCloud(0);
  const port = String(await choosePort(0));
  const settings = {
    DATA_DIR: folder,
    PORT: String(await choosePort(0)),
    MAGNUM_API_PORT: port,
    PLAYGROUND: 'off',
    MAX_CLUSTERS_PER_PROJECT: '1000000',
    ...cloud.env,
  };
  const program = await measured('bin/magnum-chatops.js', ['serve', '--role', 'api'], settings);
  try {
    const url = `http://127.0.0.1:${port}`;
    const { token } = cloud.demo;
    const call = async (method: string, path: string, body?: object) => {
      const answer = await fetch(`${url}/v1${path}`, {
        method,
        headers: {
          'x-auth-token': token,
          'openstack-api-version': 'container-infra latest',
          'content-type': 'application/json',
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const template = JSON.parse((await call('POST', '/clustertemplates', swarm)).text) as {
      uuid: string;
      project_id: string;
      user_id: string;
    };
    await call('POST', '/clusters', { name: 'measured', cluster_template_id: template.uuid });
    await fill(folder, size - 1, template);
    const conductor = await measured('bin/magnum-chatops.js', ['serve', '--role', 'conductor'], settings);
    for (const end = Date.now() + 60_000; ; ) {
      if ((await call('GET', '/certificates/measured')).status === 200) break;
      if (Date.now() > end) throw new Error('the cluster has no certificate');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await conductor.stop();
    console.log(`\n${size} clusters, ${parallel} requests at once`);
    const get = (path: string): Shot => ({ method: 'GET', path, token, status: 200 });
    let kept = true;
    for (const [name, shot] of [
      ['list', get('/v1/clusters')],
      ['list of 20', get('/v1/clusters?limit=20')],
      ['show', get('/v1/clusters/measured')],
    ] as const) {
      const ours = await load(url, shot, parallel, seconds);
      const { text } = await call('GET', shot.path.replace('/v1', ''));
      const bare = await besideBare(folder, text, shot);
      const share = ours.perSecond / bare.perSecond;
      print(
        name,
        ours,
        `${(share * 100).toFixed(0)} % of a bare route of ${text.length} bytes (${bare.perSecond.toFixed(0)})`,
      );
      if (share < leastShare) kept = false;
    }
    print(
      'sign',
      await load(
        url,
        {
          method: 'POST',
          path: '/v1/certificates',
          token,
          status: 201,
          body: () => ({ cluster_uuid: 'measured', csr }),
        },
        parallel,
        seconds,
      ),
    );
    print(
      'create',
      await load(
        url,
        {
          method: 'POST',
          path: '/v1/clusters',
          token,
          status: 202,
          body: () => ({ cluster_template_id: template.uuid }),
        },
        parallel,
        seconds,
      ),
    );
    const memory = program.memory();
    console.log(`memory ${memory} MB, of the API alone (limit ${mostMemory})`);
    return kept && memory <= mostMemory;
  } finally {
    await program.stop();
    await cloud.stop();
  }
}

const swarm = {
  name: 'swarm',
  coe: 'swarm',
  image_id: 'Fedora-Atomic-26-20170723.0.x86_64',
  external_network_id: 'public',
  keypair_id: 'testkey',
  flavor_id: 'm1.small',
};

async function fill(
  folder: string,
  count: number,
  template: { uuid: string; project_id: string; user_id: string },
): Promise<void> {
  const db = await openDatabase(`file:${join(folder, 'magnum.db')}`);
  const { uuid: clusterTemplateId, project_id: projectId, user_id: userId } = template;
  for (let done = 0; done < count; ) {
    const next = Math.min(count, done + 100);
    await db.write(async (tx) => {
      for (; done < next; done++) {
        const uuid = randomUUID();
        const change = {
          uuid,
          name: `c${done}`,
          stackName: uuid,
          clusterTemplateId,
          projectId,
          userId,
          status: 'CREATE_COMPLETE' as const,
        };
        await insertCluster(tx, aCluster(change));
      }
    });
  }
  await db.close();
}

async function besideBare(folder: string, text: string, shot: Shot): Promise<Load> {
  const file = join(folder, 'bytes.json');
  writeFileSync(file, text);
  const port = String(await choosePort(0));
  const bare = await measured('bench/peers/bare-fastify.mjs', [port, file], {});
  try {
    return await load(`http://127.0.0.1:${port}`, shot, parallel, seconds);
  } finally {
    await bare.stop();
  }
}

/** The real Magnum of the test cloud with what is in it now, where it runs. */
async function besideReal(): Promise<void> {
  const openrc = join(process.env.STACK_TEST_STATE ?? '/var/lib/stack-test', 'openrc-demo');
  if (!existsSync(openrc) || !(await fetch(real).catch(() => null))?.ok) {
    console.log('\nThe real Magnum does not run here (test/openstack/up starts it).');
    return;
  }
  const lines = readFileSync(openrc, 'utf8').matchAll(/^export (\w+)=(.*)$/gm);
  const token = await tokenOf(
    Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value])),
  );
  console.log(`\nThe real Magnum with what is in it, ${parallel} requests at once`);
  const shot = (path: string): Shot => ({ method: 'GET', path, token, status: 200 });
  print('list', await load(real, shot('/v1/clusters'), parallel, seconds));
  print('templates', await load(real, shot('/v1/clustertemplates'), parallel, seconds));
}
