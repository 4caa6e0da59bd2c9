import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertCluster } from '../src/engine/store/clusters/write.js';
import { openDatabase } from '../src/engine/store/database.js';
import { choosePort } from '../src/program/server.js';
import { caller } from '../test/api/client.js';
import { openOpenssl } from '../test/engine/certificates/openssl.js';
import { startCloud } from '../test/engine/cloud.js';
import { aCluster } from '../test/engine/rows.js';
import { type Load, load, type Pace, type Shot } from './api-load.js';
import { findRealMagnum, type RealMagnum } from './peers/real-magnum.js';
import { measured } from './program.js';

const sizes = [20, 5_000];
const parallel = 8;
const pace: Pace = { parallel, seconds: 4, warmingUp: 1_000 };
/** Of the real Magnum's whole list, which takes it some 50 ms a cluster. */
const once: Pace = { parallel: 1, seconds: 0, warmingUp: 0 };
/** Ours beside a bare route of the same bytes, at least; and MB that the program may take. */
const leastShare = 0.4;
/** Requests a second beside the real Magnum's, at least, and its p99, at most. */
const leastTimes = 30;
const mostOfP99 = 0.1;
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
  const csr = openssl.request([]);
  openssl.remove();
  const magnum = await findRealMagnum();
  if (!magnum) console.log('\nThe real Magnum does not run here (test/openstack/up starts it).');
  const kept: boolean[] = [];
  try {
    for (const size of sizes) {
      const ours = await measure(folder, size, csr);
      kept.push(ours.kept);
      if (magnum) kept.push(await besideReal(magnum, size, ours, csr));
    }
  } finally {
    await magnum?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return kept.every(Boolean);
}

/** What ours did, by name. */
interface Ours {
  readonly loads: ReadonlyMap<string, Load>;
  /** MB */
  readonly memory: number;
  /** Whether it kept the limits that need no peer. */
  readonly kept: boolean;
}

async function measure(base: string, size: number, csr: string): Promise<Ours> {
  const loads = new Map<string, Load>();
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
    const call = caller(url, token);
    const template = (await call('POST', '/v1/clustertemplates', { body: swarm })).body as {
      uuid: string;
      project_id: string;
      user_id: string;
    };
    await call('POST', '/v1/clusters', {
      body: { name: 'measured', cluster_template_id: template.uuid },
    });
    await fill(folder, size - 1, template);
    const conductor = await measured('bin/magnum-chatops.js', ['serve', '--role', 'conductor'], settings);
    for (const end = Date.now() + 60_000; ; ) {
      if ((await call('GET', '/v1/certificates/measured')).status === 200) break;
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
      const ours = await load(url, shot, pace);
      loads.set(name, ours);
      const text = JSON.stringify((await call('GET', shot.path)).body);
      const bare = await besideBare(folder, text, shot);
      const share = ours.perSecond / bare.perSecond;
      print(
        name,
        ours,
        `${(share * 100).toFixed(0)} % of a bare route of ${text.length} bytes (${bare.perSecond.toFixed(0)})`,
      );
      if (share < leastShare) kept = false;
    }
    const post = (path: string, status: number, body: object): Shot => ({
      method: 'POST',
      path,
      token,
      status,
      body: () => body,
    });
    for (const [name, shot] of [
      ['sign', post('/v1/certificates', 201, { cluster_uuid: 'measured', csr })],
      ['create', post('/v1/clusters', 202, { cluster_template_id: template.uuid })],
    ] as const) {
      const ours = await load(url, shot, pace);
      loads.set(name, ours);
      print(name, ours);
    }
    const memory = program.memory();
    console.log(`memory ${memory} MB, of the API alone (limit ${mostMemory})`);
    return { loads, memory, kept: kept && memory <= mostMemory };
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
    return await load(`http://127.0.0.1:${port}`, shot, pace);
  } finally {
    await bare.stop();
  }
}

/** The real Magnum with as many clusters, and how many times as fast ours is. It lets nothing be made of what it accepts. */
async function besideReal(magnum: RealMagnum, size: number, ours: Ours, csr: string): Promise<boolean> {
  magnum.fill(size);
  const { url, token, cluster, template } = magnum;
  const memory = magnum.memory();
  console.log(`\nthe real Magnum with ${size} clusters, ${parallel} requests at once`);
  const shots: Record<string, Shot> = {
    list: { method: 'GET', path: '/v1/clusters', token, status: 200 },
    'list of 20': { method: 'GET', path: '/v1/clusters?limit=20', token, status: 200 },
    show: { method: 'GET', path: `/v1/clusters/${cluster}`, token, status: 200 },
    sign: {
      method: 'POST',
      path: '/v1/certificates',
      token,
      status: 201,
      body: () => ({ cluster_uuid: cluster, csr }),
    },
    create: {
      method: 'POST',
      path: '/v1/clusters',
      token,
      status: 202,
      // Forgotten with the copies.
      body: () => ({ name: 'copy-made', cluster_template_id: template }),
    },
  };
  let kept = true;
  for (const [name, shot] of Object.entries(shots)) {
    const mine = ours.loads.get(name);
    // Without a conductor it signs nothing, so what would keep one busy comes last.
    if (!mine || (name === 'create' && size !== sizes.at(-1))) continue;
    if (name === 'create') magnum.endConductor();
    const isLong = name === 'list' && size > 100;
    const theirs = await load(url, { ...shot, mayFail: true }, isLong ? once : pace);
    const times = mine.perSecond / theirs.perSecond;
    const slowest = mine.p99 / theirs.p99;
    const lost = theirs.failed > 0 ? `, ${theirs.failed} of its answers were errors` : '';
    print(name, theirs, `ours ${times.toFixed(0)} times as many, p99 ${slowest.toFixed(3)} of it${lost}`);
    if (times < leastTimes || slowest > mostOfP99) kept = false;
  }
  console.log(
    `memory of its API and conductor ${memory} MB: ours ${(ours.memory / memory).toFixed(2)} of it`,
  );
  return kept;
}
