import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { createAuthority } from '../src/engine/certificates/authority.js';
import { choosePort } from '../src/program/server.js';
import { type Call, caller } from '../test/api/client.js';
import { tokenOf } from '../test/openstack/api/keystone.js';
import { plainForge, signingRequest } from './peers/node-forge.js';
import { percentile } from './program.js';

/** Requests that are being signed at once. */
const parallel = 16;
const seconds = 20;
/** RSA-2048 signatures a second that one core has to make. */
const leastPerCore = 500;
/** Milliseconds that somebody who looks at a cluster meanwhile waits at most, at the 99th percentile. */
const mostP99 = 100;
/** Milliseconds between two looks. */
const between = 20;
const program = fileURLToPath(new URL('peers/signing-program.mjs', import.meta.url));
const Signed = z.object({ count: z.number(), cpu: z.number(), took: z.number() });

/** Milliseconds of each look at a cluster over the API, one after the other, until it is over. */
async function look(call: Call, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver()) {
    const at = performance.now();
    const { status } = await call('GET', '/v1/clusters/measured');
    if (status !== 200) throw new Error(`the cluster cannot be looked at: ${status}`);
    times.push(performance.now() - at);
    await pause(between);
  }
  return times;
}

/** Forks the program, with a cluster `measured` in its sandbox. */
async function start(folder: string): Promise<{ child: ChildProcess; call: Call }> {
  const port = await choosePort(0);
  const child = fork(program, {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: folder,
      PORT: String(await choosePort(0)),
      MAGNUM_API_PORT: String(port),
      PLAYGROUND: 'off',
    },
  });
  await once(child, 'message');
  const openrc = readFileSync(join(folder, 'openrc'), 'utf8').replaceAll(/^export /gm, '');
  const env = Object.fromEntries(Object.entries(parseEnv(openrc)).map(([name, value = '']) => [name, value]));
  const call = caller(`http://127.0.0.1:${port}`, await tokenOf(env));
  const template = { name: 'swarm', coe: 'swarm', image_id: 'Fedora-Atomic-26-20170723.0.x86_64' };
  await call('POST', '/v1/clustertemplates', {
    body: { ...template, external_network_id: 'public', keypair_id: 'testkey', flavor_id: 'm1.small' },
  });
  await call('POST', '/v1/clusters', { body: { name: 'measured', cluster_template_id: 'swarm' } });
  return { child, call };
}

function measureForge(sign: () => string): number {
  const used = process.cpuUsage();
  let count = 0;
  for (const end = performance.now() + 5_000; performance.now() < end; count++) sign();
  const { user, system } = process.cpuUsage(used);
  return count / ((user + system) / 1e6);
}

/** Signs in the program for a while and looks at a cluster meanwhile, over the API; beside plain node-forge. */
export async function run(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-sign-'));
  const { child, call } = await start(folder);
  try {
    const end = performance.now() + seconds * 1000;
    const quiet = await look(call, () => performance.now() > end);
    const ca = await createAuthority('bench');
    const csr = signingRequest();
    let isOver = false;
    child.send({ csr, ca, seconds, parallel });
    const told = once(child, 'message').finally(() => {
      isOver = true;
    });
    const busy = await look(call, () => isOver);
    const { count, cpu, took } = Signed.parse((await told)[0]);
    const [perCore, forge] = [count / cpu, measureForge(plainForge(csr, ca))];
    const print = (name: string, times: readonly number[]) =>
      console.log(
        `${name.padEnd(34)} p50 ${percentile(times, 50).toFixed(1)} ms   p99 ${percentile(times, 99).toFixed(1)} ms   (${times.length} requests)`,
      );
    console.log(
      `ours, RSA-2048 with SHA-256, ${took.toFixed(0)} s   ${perCore.toFixed(0)} a second a core   ${(count / took).toFixed(0)} a second`,
    );
    console.log(
      `plain node-forge                   ${forge.toFixed(0)} a second a core   ratio ${(perCore / forge).toFixed(0)}`,
    );
    print('GET a cluster, nothing signed', quiet);
    print(`GET a cluster, ${parallel} signed at once`, busy);
    const kept = perCore >= leastPerCore && percentile(busy, 99) <= mostP99;
    if (!kept) console.error(`less than ${leastPerCore} a second a core, or later than ${mostP99} ms`);
    return kept;
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}
