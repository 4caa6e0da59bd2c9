import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeAudit } from '../../src/engine/audit/read.js';
import { createCluster } from '../../src/engine/clusters/create.js';
import { runningOperation } from '../../src/engine/store/operations.js';
import { sweep } from '../../src/engine/watch/sweep.js';
import { drive, type Lab, startLab } from '../engine/lab.js';
import { loginAs, show, until } from '../sandbox/client.js';
import { type Call, callersOf } from './client.js';

describe("Magnum's API", () => {
  let lab: Lab;
  let demo: Call;
  let admin: Call;
  beforeAll(async () => {
    lab = await startLab();
    ({ demo, admin } = await callersOf(lab));
  });
  afterAll(() => lab?.stop());

  const finish = async (uuid: string) => {
    const operation = await runningOperation(lab.engine.db.read, uuid);
    if (operation) await drive(lab.engine, uuid, operation.id);
  };

  it('makes a template, shows it by name, changes it and deletes it', async () => {
    const made = await demo('POST', '/v1/clustertemplates', {
      body: {
        name: 'web',
        coe: 'swarm',
        image_id: 'Fedora-Atomic-26-20170723.0.x86_64',
        external_network_id: 'public',
        docker_volume_size: '5',
        labels: { one: 1, yes: true },
      },
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toMatch(/\/v1\/clustertemplates\/[0-9a-f-]{36}$/);
    expect(made.body).toMatchObject({
      name: 'web',
      cluster_distro: 'fedora-atomic',
      docker_volume_size: 5,
      network_driver: 'docker',
      labels: { one: '1', yes: 'True' },
      updated_at: null,
    });
    const changed = await demo('PATCH', '/v1/clustertemplates/web', {
      body: [
        { op: 'replace', path: '/flavor_id', value: 'm1.small' },
        { op: 'remove', path: '/labels/one' },
      ],
    });
    expect(changed).toMatchObject({ status: 200, body: { flavor_id: 'm1.small', labels: { yes: 'True' } } });
    expect((await demo('GET', '/v1/baymodels/web')).body).not.toHaveProperty('project_id');
    expect((await demo('DELETE', '/v1/clustertemplates/web')).status).toBe(204);
    expect(await demo('GET', '/v1/clustertemplates/web')).toMatchObject({
      status: 404,
      detail: 'ClusterTemplate web could not be found.',
    });
  });

  it('makes a cluster, resizes and deletes it; chat sees it, and the audit knows that it came from here', async () => {
    const made = await demo('POST', '/v1/clusters', {
      body: { name: 'ci', cluster_template_id: 'swarm', node_count: 1, labels: { swarm_strategy: 'spread' } },
    });
    expect(made.status).toBe(202);
    const uuid = String(made.body.uuid);
    await finish(uuid);
    const shown = await demo('GET', '/v1/clusters/ci');
    expect(shown.body).toMatchObject({
      uuid,
      status: 'CREATE_COMPLETE',
      node_count: 1,
      labels: { swarm_strategy: 'spread' },
      labels_added: { swarm_strategy: 'spread' },
      health_status: null,
    });
    expect(shown.body.api_address).toMatch(/^tcp:\/\//);
    const resize = { body: { node_count: 2 } };
    expect((await demo('POST', '/v1/clusters/ci/actions/resize', resize)).body).toEqual({ uuid });
    const early = { body: [{ op: 'replace', path: '/node_count', value: 3 }] };
    expect(await demo('PATCH', '/v1/clusters/ci', early)).toMatchObject({
      status: 409,
      detail: 'Updating a cluster when status is "UPDATE_IN_PROGRESS" is not supported.',
    });
    await finish(uuid);
    const update = { body: [{ op: 'replace', path: '/node_count', value: 1 }] };
    expect(await demo('PATCH', '/v1/clusters/ci?rollback=True', update)).toMatchObject({ status: 202 });
    await finish(uuid);
    expect((await demo('GET', '/v1/clusters/ci')).body).toMatchObject({
      node_count: 1,
      status: 'UPDATE_COMPLETE',
    });
    const audit: unknown[] = [];
    for await (const row of wholeAudit(lab.engine.db)) audit.push(row);
    expect(audit).toContainEqual(
      expect.objectContaining({
        source: 'api',
        action: 'cluster-create',
        outcome: 'accepted',
        targetName: 'ci',
      }),
    );
    expect(audit).toContainEqual(
      expect.objectContaining({ source: 'api', outcome: 'refused', detail: 'cluster.wrong_status' }),
    );
    expect((await demo('DELETE', '/v1/clusters/ci')).status).toBe(204);
    await finish(uuid);
    expect((await demo('GET', '/v1/clusters/ci')).status).toBe(404);
  });

  it('shows a cluster that was made in chat, under both of its names', async () => {
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, {
      name: 'talked',
      clusterTemplate: 'swarm',
    });
    await drive(lab.engine, cluster.uuid, operation.id);
    expect((await demo('GET', `/v1/clusters/${cluster.uuid.toUpperCase()}`)).body.name).toBe('talked');
    const bay = await demo('GET', '/v1/bays/talked', { version: '1.1' });
    expect(bay.body).toMatchObject({ baymodel_id: cluster.clusterTemplateId, bay_create_timeout: 60 });
    const { body } = await demo('GET', '/v1/clusters');
    expect(body.clusters).toMatchObject([{ uuid: cluster.uuid, name: 'talked' }]);
    expect(JSON.stringify(body)).not.toContain('trust');
    const groups = await demo('GET', '/v1/clusters/talked/nodegroups');
    expect(groups.body.nodegroups).toMatchObject([{ name: 'default-master' }, { name: 'default-worker' }]);
    expect(
      await demo('POST', '/v1/clusters/talked/actions/upgrade', { body: { cluster_template: 'swarm' } }),
    ).toMatchObject({
      status: expect.toSatisfy((status: number) => [400, 409].includes(status)),
    });
  });

  it('gives it a new authority', async () => {
    const authority = async () => (await demo('GET', '/v1/certificates/talked')).body.pem;
    const before = await authority();
    expect((await demo('PATCH', '/v1/certificates/talked')).status).toBe(202);
    await finish(String((await demo('GET', '/v1/clusters/talked')).body.uuid));
    expect(await authority()).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(await authority()).not.toBe(before);
    expect((await demo('GET', '/v1/clusters/talked')).body.status).toBe('UPDATE_COMPLETE');
  });

  it('answers a bay of 1.1 when Heat has taken it', async () => {
    const working = demo('POST', '/v1/bays', { version: '1.1', body: { baymodel_id: 'swarm', name: 'bay' } });
    let done = false;
    const answered = working.finally(() => {
      done = true;
    });
    while (!done) {
      const found = await demo('GET', '/v1/clusters/bay');
      if (found.status === 200) {
        await finish(String(found.body.uuid));
      }
    }
    const bay = await answered;
    expect(bay).toMatchObject({ status: 201, body: { name: 'bay', stack_id: expect.any(String) } });
    expect(bay.headers.get('location')).toContain(`/v1/bays/${bay.body.uuid}`);
  });

  it('goes through a list page by page', async () => {
    const first = await demo('GET', '/v1/clustertemplates?limit=1&sort_key=name&sort_dir=desc');
    expect(first.body.clustertemplates).toMatchObject([{ name: 'swarm-without-tls' }]);
    const next = new URL(String(first.body.next));
    expect(next.pathname).toBe('/v1/clustertemplates');
    const second = await demo('GET', next.pathname + next.search);
    expect(second.body.clustertemplates).toMatchObject([{ name: 'swarm' }]);
    expect(second.body).not.toHaveProperty('next');
  });

  it('has quotas for an admin, stats for everybody, and services', async () => {
    const project = lab.caller.projectId;
    expect((await demo('GET', `/v1/quotas/${project}/Cluster`)).body).toEqual({
      hard_limit: 20,
      project_id: project,
      resource: 'Cluster',
    });
    expect((await demo('GET', '/v1/quotas')).status).toBe(403);
    expect((await demo('GET', '/v1/quotas/somebody/Cluster')).detail).toBe('Not authorized.');
    expect(await demo('GET', '/v1/stats')).toMatchObject({ status: 200, body: { clusters: 2, nodes: 4 } });
    expect((await demo('GET', '/v1/mservices')).status).toBe(403);
    expect((await admin('GET', '/v1/mservices')).body).toEqual({ mservices: [] });
    expect((await demo('GET', '/v1/federations')).body).toEqual({ federations: [] });
  });

  it('asks Keystone with the client’s token about projects that this program’s account may not look at', async () => {
    const boss = await loginAs(lab.cloud.sandbox, 'admin');
    const { body } = await lab.cloud.admin.call('GET', '/identity/v3/projects?name=research');
    const [{ id } = { id: '' }] = (body.projects ?? []) as { id: string }[];
    const { token } = boss;
    const quota = { project_id: id, resource: 'Cluster', hard_limit: 7 };
    expect((await demo('POST', '/v1/quotas', { token, body: quota })).status).toBe(201);
    expect((await demo('GET', `/v1/quotas/${id}/Cluster`, { token })).body).toMatchObject({ hard_limit: 7 });
    expect((await demo('DELETE', `/v1/quotas/${id}/Cluster`, { token })).status).toBe(204);
    const nowhere = { ...quota, project_id: 'nowhere' };
    expect((await demo('POST', '/v1/quotas', { token, body: nowhere })).status).toBe(404);
  });

  it('says the way out of a stack that somebody suspended', async () => {
    const made = await demo('POST', '/v1/clusters', {
      body: { name: 'resting', cluster_template_id: 'swarm-without-tls' },
    });
    await finish(String(made.body.uuid));
    const { body } = await demo('GET', '/v1/clusters/resting');
    const stack = (await lab.cloud.demo.heat('GET', '/stacks')).body.stacks as {
      id: string;
      stack_name: string;
    }[];
    const { stack_name: name = '' } = stack.find(({ id }) => id === body.stack_id) ?? {};
    await lab.cloud.demo.heat('POST', `/stacks/${name}/${body.stack_id}/actions`, { suspend: null });
    await until(
      async () => (await show(lab.cloud.demo, String(body.stack_id))).stack_status === 'SUSPEND_COMPLETE',
    );
    await sweep(lab.engine);
    const resize = [{ op: 'replace', path: '/node_count', value: 2 }];
    const refused = await demo('PATCH', '/v1/clusters/resting', { body: resize });
    expect(refused.detail).toBe(
      `Heat changes nothing in the stack of resting now: ${name} is SUSPEND_COMPLETE. Resume it first: openstack stack resume ${name}`,
    );
  });

  it('takes no change from somebody who may only read, also none that changes nothing', async () => {
    await demo('POST', '/v1/clusters', { body: { name: 'looked-at', cluster_template_id: 'swarm' } });
    const { token } = await loginAs(lab.cloud.sandbox, 'ruth');
    expect((await demo('GET', '/v1/clusters/looked-at', { token })).status).toBe(200);
    for (const body of [
      [],
      [{ op: 'replace', path: '/node_count', value: 1 }],
      [{ op: 'add', path: '/labels/zz', value: 'x' }],
      [{ op: 'replace', path: '/node_count', value: 4 }],
    ])
      expect((await demo('PATCH', '/v1/clusters/looked-at', { token, body })).status).toBe(403);
  });
});
