import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { type Client, login, request, settled } from './client.js';

describe('the services of the sandbox', () => {
  let sandbox: Sandbox;
  let demo: Client;
  let base: string;
  beforeAll(async () => {
    sandbox = await startSandbox({ statePath: null, pace: 0 });
    demo = await login(sandbox);
    base = sandbox.authUrl.replace('/identity/v3', '');
  });
  afterAll(() => sandbox.close());
  afterEach(() => request('DELETE', `${base}/sandbox/faults`));

  const names = async (url: string, list: string) =>
    ((await demo.call('GET', url)).body[list] as { name: string }[]).map((one) => one.name);

  it('have what the first commands of the manual name', async () => {
    expect(await names('/image/v2/images', 'images')).toEqual(
      expect.arrayContaining([
        'Fedora-Atomic-26-20170723.0.x86_64',
        'fedora-coreos',
        'debian-12',
        'ubuntu-24.04',
      ]),
    );
    expect(await names('/compute/v2.1/flavors/detail', 'flavors')).toEqual(
      expect.arrayContaining(['m1.tiny', 'm1.small', 'm1.medium', 'm1.large']),
    );
    expect(await names('/network/v2.0/networks?router:external=true', 'networks')).toEqual(['public']);
    const { keypairs } = (await demo.call('GET', '/compute/v2.1/os-keypairs')).body as {
      keypairs: { keypair: { name: string } }[];
    };
    expect(keypairs.map((one) => one.keypair.name)).toContain('testkey');
  });

  it('ask for a token, each in its own words', async () => {
    for (const [path, part] of [
      [`/heat/v1/${demo.projectId}/stacks`, 'error'],
      ['/compute/v2.1/servers', 'error'],
      ['/network/v2.0/networks', 'error'],
      [`/volume/v3/${demo.projectId}/volumes`, 'error'],
    ] as const) {
      const answer = await request('GET', base + path);
      expect([path, answer.status]).toEqual([path, 401]);
      expect(answer.headers.get('www-authenticate')).toBe(`Keystone uri="${sandbox.authUrl}"`);
      expect(answer.body[part]).toMatchObject({ code: 401 });
    }
  });

  it('say in their own words what they do not have, and number each answer', async () => {
    const get = (path: string) => demo.call('GET', path);
    expect((await get('/compute/v2.1/servers/nope')).body).toEqual({
      itemNotFound: { code: 404, message: 'Instance nope could not be found.' },
    });
    expect((await get(`/volume/v3/${demo.projectId}/volumes/nope`)).body).toEqual({
      itemNotFound: { code: 404, message: 'Volume nope could not be found.' },
    });
    expect((await get('/network/v2.0/networks/nope')).body).toEqual({
      NeutronError: { type: 'NetworkNotFound', message: 'Network nope could not be found.', detail: '' },
    });
    expect((await get('/image/v2/images/nope')).body.text).toContain('No image found with ID nope');
    const stack = await get(`/heat/v1/${demo.projectId}/stacks/nope`);
    expect(stack.body).toMatchObject({
      code: 404,
      error: { type: 'EntityNotFound', message: 'The Stack (nope) could not be found.' },
    });
    expect(stack.headers.get('x-openstack-request-id')).toMatch(/^req-[0-9a-f-]{36}$/);
  });

  it('page by limit and marker', async () => {
    const all = await names('/image/v2/images', 'images');
    const seen: string[] = [];
    let next: string | undefined = '/v2/images?limit=2';
    while (next) {
      const { body } = await demo.call('GET', `/image${next}`);
      seen.push(...(body.images as { name: string }[]).map((one) => one.name));
      next = body.next as string | undefined;
    }
    expect(seen).toEqual(all);
  });

  it('list stacks newest first, by name, id, tag and status, in pages', async () => {
    const template = { heat_template_version: '2018-08-31' };
    const ids: string[] = [];
    for (const name of ['l1', 'l2', 'l3']) {
      const made = await demo.heat('POST', '/stacks', {
        stack_name: name,
        template,
        tags: name === 'l3' ? 'x,y' : 'x',
      });
      ids.push((made.body.stack as { id: string }).id);
      await settled(demo, name);
    }
    const listed = async (query: string) =>
      ((await demo.heat('GET', `/stacks?${query}`)).body.stacks as { stack_name: string }[])
        .map((one) => one.stack_name)
        .sort();
    expect(await listed(`id=${ids[0]}&id=${ids[2]}`)).toEqual(['l1', 'l3']);
    expect(await listed('name=l2')).toEqual(['l2']);
    expect(await listed('tags=x,y')).toEqual(['l3']);
    expect(await listed('status=COMPLETE')).toEqual(['l1', 'l2', 'l3']);
    expect(await listed('status=FAILED')).toEqual([]);
    const first = await demo.heat('GET', '/stacks?limit=2');
    expect(first.body.stacks).toHaveLength(2);
    const [link] = first.body.links as { rel: string; href: string }[];
    expect((await demo.call('GET', link?.href ?? '')).body.stacks).toHaveLength(1);
  });

  it('fail on request, as often as asked, then work again', async () => {
    const fault = {
      service: 'heat',
      method: 'GET',
      path: '/stacks',
      status: 503,
      times: 2,
      body: { why: 'asked for' },
    };
    expect((await request('POST', `${base}/sandbox/faults`, fault)).status).toBe(201);
    const statuses = [];
    for (let nth = 0; nth < 3; nth++) statuses.push((await demo.heat('GET', '/stacks')).status);
    expect(statuses).toEqual([503, 503, 200]);
    expect((await request('POST', `${base}/sandbox/faults`, { status: 'no' })).status).toBe(400);
  });

  it('answer late on request', async () => {
    await request('POST', `${base}/sandbox/faults`, { service: 'compute', delayMs: 60 });
    const before = performance.now();
    expect((await demo.call('GET', '/compute/v2.1/flavors')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(50);
  });

  it('count what a project uses', async () => {
    const template = {
      heat_template_version: '2018-08-31',
      resources: {
        vm: {
          type: 'OS::Nova::Server',
          properties: { image: 'debian-12', flavor: 'm1.medium', networks: [{ network: 'private' }] },
        },
        disk: { type: 'OS::Cinder::Volume', properties: { size: 7 } },
      },
    };
    await demo.heat('POST', '/stacks', { stack_name: 'used', template });
    await settled(demo, 'used');
    const compute = (await demo.call('GET', '/compute/v2.1/limits')).body.limits as { absolute: unknown };
    expect(compute.absolute).toMatchObject({ totalInstancesUsed: 1, totalCoresUsed: 2, totalRAMUsed: 4096 });
    const storage = (await demo.call('GET', `/volume/v3/${demo.projectId}/limits`)).body.limits as {
      absolute: unknown;
    };
    expect(storage.absolute).toMatchObject({ totalVolumesUsed: 1, totalGigabytesUsed: 7 });
  });

  it('have no more server groups than the quota says', async () => {
    const group = { type: 'OS::Nova::ServerGroup', properties: { policies: ['soft-anti-affinity'] } };
    const resources = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`group${at}`, group]));
    const template = { heat_template_version: '2018-08-31', resources };
    await demo.heat('POST', '/stacks', { stack_name: 'groups', template });
    const stack = await settled(demo, 'groups');
    expect(stack.stack_status).toBe('CREATE_FAILED');
    expect(stack.stack_status_reason).toContain('Quota exceeded, too many server groups. (HTTP 403)');
    const { limits } = (await demo.call('GET', '/compute/v2.1/limits')).body;
    expect(limits).toMatchObject({ absolute: { totalServerGroupsUsed: 50, maxServerGroups: 50 } });
  });
});
