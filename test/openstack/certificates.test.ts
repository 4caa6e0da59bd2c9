import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { createAuthority } from '../../src/engine/certificates/authority.js';
import { barbicanStore } from '../../src/engine/certificates/stores/barbican.js';
import { connect } from '../../src/openstack/connect.js';
import { realCredentials } from '../contract/real-cloud.js';

const cloud = connect(realCredentials());
afterAll(() => cloud.close());

it('an authority goes into a real Barbican as Magnum keeps it, comes back, and leaves nothing', async () => {
  const { barbican } = cloud;
  const store = barbicanStore(barbican);
  const owner = { clusterUuid: randomUUID(), name: 'prod' };
  const names = ['Certificate', 'Private Key', 'Private Key Passphrase'].map(
    (name) => `${name} ${owner.clusterUuid}`,
  );
  const secrets = async () => (await Promise.all(names.map((name) => barbican.secrets(name)))).flat();
  const pair = await createAuthority('prod');
  const old = await store.save(owner, pair);
  const ref = await store.save(owner, pair);
  expect(await store.load(ref)).toEqual(pair);
  expect((await secrets()).length).toBe(6);
  await store.sweep(owner, [ref]);
  expect((await secrets()).length).toBe(3);
  expect(await store.load(ref)).toEqual(pair);
  await expect(store.load(old)).rejects.toMatchObject({ code: 'certificate.not_found' });
  const container = await barbican.container(ref);
  expect(Object.keys(container?.secrets ?? {}).sort()).toEqual([
    'certificate',
    'private_key',
    'private_key_passphrase',
  ]);
  await store.sweep(owner, []);
  expect(await secrets()).toEqual([]);
  expect(await barbican.containers(`prod ${owner.clusterUuid}`)).toEqual([]);
});
