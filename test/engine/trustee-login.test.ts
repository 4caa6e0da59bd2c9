import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { driverInput } from '../../src/engine/reconcile/input.js';
import { getCluster } from '../../src/engine/store/clusters/find.js';
import { createClusterTemplate } from '../../src/engine/templates/create.js';
import { drive, type Lab, startLab } from './lab.js';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ OS_REGION_NAME: 'RegionOne' });
});
afterAll(() => lab?.stop());

it('the registry of a server can log in as the cluster’s trustee, by name and domain, with the cluster’s trust', async () => {
  const { engine, caller } = lab;
  const template = await createClusterTemplate(engine, caller, {
    name: 'with-registry',
    coe: 'swarm',
    imageId: 'Fedora-Atomic-26-20170723.0.x86_64',
    keypairId: 'testkey',
    externalNetworkId: 'public',
    registryEnabled: true,
  });
  const made = await createCluster(engine, caller, { name: 'ci', clusterTemplate: 'with-registry' });
  await drive(engine, made.cluster.uuid, made.operation.id);
  const cluster = await getCluster(engine.db.read, made.cluster.uuid);
  if (!cluster) return expect.unreachable();
  const cloud = engine.clouds.forCaller(caller);
  const { authUrl, region, trustee } = await driverInput({ cluster, template, engine, cloud });
  expect(region).toBe('RegionOne');
  const login = await fetch(`${authUrl}/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    // As the registry's driver of Swift asks, which knows no user's id.
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: {
            user: {
              name: trustee?.userName,
              domain: { name: trustee?.domainName },
              password: trustee?.password,
            },
          },
        },
        scope: { 'OS-TRUST:trust': { id: trustee?.trustId } },
      },
    }),
  });
  expect(login.status, await login.text()).toBe(201);
});
