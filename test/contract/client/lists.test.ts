import { afterEach, expect, it } from 'vitest';
import type { Cloud } from '../../../src/openstack/cloud.js';
import { connect } from '../../../src/openstack/connect.js';
import { type Script, type ScriptedCloud, startScriptedCloud } from './scripted-cloud.js';

let server: ScriptedCloud | undefined;
let cloud: Cloud | undefined;
afterEach(async () => {
  await cloud?.close();
  await server?.close();
});

async function start(script: Script): Promise<{ server: ScriptedCloud; cloud: Cloud }> {
  server = await startScriptedCloud(script);
  cloud = connect(server.credentials);
  return { server, cloud };
}

/** Answers by path and query. */
const byPath = (answers: Record<string, unknown>): Script => ({
  reply: ({ path }) => (path in answers ? { status: 200, body: answers[path] } : undefined),
});

it('follows the links of Nova page by page, whatever host they name', async () => {
  const flavor = (id: string) => ({ id, name: `m1.${id}`, vcpus: 1, ram: 512, disk: 1 });
  const next = [{ rel: 'next', href: 'http://internal.example:8774/v2.1/flavors/detail?marker=b' }];
  const { cloud } = await start(
    byPath({
      '/nova/v2.1/flavors/detail': { flavors: [flavor('a'), flavor('b')], flavors_links: next },
      '/nova/v2.1/flavors/detail?marker=b': { flavors: [flavor('c')] },
    }),
  );
  expect((await cloud.nova.flavors()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

it("follows Glance's next, and adds the version the catalogue leaves out", async () => {
  const image = (id: string) => ({
    id,
    name: null,
    status: 'active',
    os_distro: 'fedora-coreos',
    min_ram: 2048,
  });
  const { cloud } = await start(
    byPath({
      '/glance/v2/images': { images: [image('a')], next: '/v2/images?marker=a' },
      '/glance/v2/images?marker=a': { images: [image('b')] },
    }),
  );
  expect(await cloud.glance.images()).toEqual([
    { id: 'a', name: '', osDistro: 'fedora-coreos', status: 'active', minRam: 2048, minDisk: 0 },
    { id: 'b', name: '', osDistro: 'fedora-coreos', status: 'active', minRam: 2048, minDisk: 0 },
  ]);
});

it('ends when a list links to itself', async () => {
  const self = [{ rel: 'next', href: '/neutron/v2.0/subnets' }];
  const { cloud } = await start(byPath({ '/neutron/v2.0/subnets': { subnets: [], subnets_links: self } }));
  expect(await cloud.neutron.subnets()).toEqual([]);
});

it('finds services under their newer and older types, with a project in the path where none is', async () => {
  const volumes = { volumes: [{ id: 'v', name: null, status: 'available', size: 5 }] };
  const { cloud } = await start({
    catalogue: { 'block-storage': '/volume' },
    ...byPath({ '/volume/v3/p1/volumes/detail': volumes }),
  });
  expect(await cloud.cinder.volumes()).toEqual([{ id: 'v', name: '', status: 'available', size: 5 }]);
});

it('does not take its token to where Heat redirects, only the words of the address', async () => {
  const elsewhere = await startScriptedCloud();
  const stack = {
    id: 'id1',
    stack_name: 'one',
    stack_status: 'CREATE_COMPLETE',
    creation_time: '2026-01-01T00:00:00Z',
  };
  const { cloud } = await start({
    reply: ({ path }) => {
      if (path.startsWith('/heat/v1/p1/stacks/one?')) {
        return { status: 302, headers: { location: `${elsewhere.url}/v1/p1/stacks/one/id1?x=y` } };
      }
      return path.startsWith('/heat/v1/p1/stacks/one/id1?') ? { status: 200, body: { stack } } : undefined;
    },
  });
  expect(await cloud.heat.show('one')).toMatchObject({ id: 'id1', status: 'CREATE_COMPLETE', tags: [] });
  expect(elsewhere.seen).toEqual([]);
  await elsewhere.close();
});

it('asks Heat once for a hundred stacks, twice for a hundred and one, not at all for none', async () => {
  const { server, cloud } = await start({
    reply: ({ path }) =>
      path.startsWith('/heat/v1/p1/stacks?') ? { status: 200, body: { stacks: [] } } : undefined,
  });
  const ids = Array.from({ length: 101 }, (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`);
  const asked = () => server.requests('/heat/v1/p1/stacks');
  await cloud.heat.listByIds([]);
  expect(asked()).toHaveLength(0);
  await cloud.heat.listByIds([...ids.slice(0, 100), ...ids.slice(0, 50)]);
  expect(asked()).toHaveLength(1);
  expect(asked()[0]?.path.length).toBeLessThan(4096);
  await cloud.heat.listByIds(ids);
  expect(asked()).toHaveLength(3);
});
