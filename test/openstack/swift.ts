import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { administer } from '../../src/openstack/administration.js';
import { connect } from '../../src/openstack/connect.js';
import { realCredentials, realEnvironment } from '../contract/real-cloud.js';

/** Where `up` unpacks what it does not install. */
const unpacked = join(process.env.STACK_TEST_STATE ?? '/var/lib/stack-test', 'pkg');
const program = fileURLToPath(new URL('lib/one-swift.py', import.meta.url));

/** The registry of Docker's, as Debian has it. */
export const registryProgram = join(unpacked, 'usr/bin/docker-registry');

export interface Swift {
  /** A region that has nothing but this Swift, so that nobody else finds it. */
  readonly region: string;
  stop(): Promise<void>;
}

/** A real Swift of this test's own, in the catalogue of the cloud that `up` stands up for as long as it runs. */
export async function startSwift(): Promise<Swift> {
  const folder = mkdtempSync(join(tmpdir(), 'swift-'));
  const libraries = join(unpacked, 'usr/lib');
  const child = spawn('/usr/bin/python3', [program, folder], {
    env: {
      ...realEnvironment('admin'),
      PATH: '/usr/bin:/bin',
      PYTHONPATH: join(libraries, 'python3/dist-packages'),
      LD_LIBRARY_PATH: readdirSync(libraries)
        .filter((name) => name.endsWith('-linux-gnu'))
        .map((name) => join(libraries, name))
        .join(':'),
    },
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text;
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const region = `swift-${randomUUID()}`;
  const admin = administer(realCredentials('admin'));
  const made: string[] = [];
  const stop = async () => {
    const { identity, close } = connect(realCredentials('admin'));
    const [url, token] = [await identity.endpoint('identity'), await identity.token()];
    for (const path of made.reverse())
      await fetch(`${url?.replace(/\/v3\/?$/, '')}/v3/${path}`, {
        method: 'DELETE',
        headers: { 'X-Auth-Token': token },
      });
    await Promise.all([admin.close(), close()]);
    child.stdin.end();
    await ended;
    rmSync(folder, { recursive: true });
  };
  try {
    const port = await Promise.race([
      new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve)),
      ended.then(() => Promise.reject(new Error(`Swift ended before it listened: ${said}`))),
    ]);
    await admin.ensureRegion(region);
    made.push(`regions/${region}`);
    const service = await admin.ensureService({
      type: 'object-store',
      name: region,
      description: 'Of a test, as long as it runs',
    });
    if (service.done === 'made') made.push(`services/${service.id}`);
    const endpoint = await admin.ensureEndpoint({
      serviceId: service.id,
      interface: 'public',
      region,
      url: `http://127.0.0.1:${port}/v1/AUTH_%(tenant_id)s`,
    });
    made.push(`endpoints/${endpoint.id}`);
    return { region, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
