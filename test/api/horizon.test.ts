import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runningOperation } from '../../src/engine/store/operations.js';
import { hasOpenssl, openOpenssl } from '../engine/certificates/openssl.js';
import { drive, type Lab, startLab } from '../engine/lab.js';
import { callersOf } from './client.js';

/**
 * What Horizon's panel sends, header by header, as it was seen on the wire: magnum-ui 11.0.0 has python-magnumclient 4.0.0 send it by its
 * older client (`HTTPClient`), which puts `application/octet-stream` on what has no body and asks for nothing in return.
 */
describe.runIf(hasOpenssl)("Horizon's panel", () => {
  const openssl = openOpenssl();
  let lab: Lab;
  let base: string;
  let template: string;
  let uuid: string;
  beforeAll(async () => {
    lab = await startLab();
    let demo: Awaited<ReturnType<typeof callersOf>>['demo'];
    ({ base, demo } = await callersOf(lab));
    template = String((await demo('GET', '/v1/clustertemplates/swarm')).body.uuid);
  });
  afterAll(async () => {
    await lab?.stop();
    openssl.remove();
  });

  const send = async (method: string, path: string, body?: object, token = lab.cloud.demo.token) => {
    const content = body && JSON.stringify(body);
    const isRaw = method === 'DELETE' || (method === 'PATCH' && !body);
    const asking = request(`${base}${path}`, {
      method,
      headers: {
        'Accept-Encoding': 'identity',
        'Content-Type': isRaw ? 'application/octet-stream' : 'application/json',
        ...(isRaw ? {} : { Accept: 'application/json' }),
        ...(content ? { 'Content-Length': Buffer.byteLength(content) } : {}),
        ...(method === 'PATCH' && !body ? { 'Content-Length': 0 } : {}),
        'User-Agent': 'python-magnumclient',
        'OpenStack-API-Version': 'container-infra 1.10',
        'X-Auth-Token': token,
      },
    });
    asking.end(content);
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    let text = '';
    for await (const part of answer.setEncoding('utf8')) text += part;
    return { status: answer.statusCode, body: text === '' ? null : JSON.parse(text) };
  };
  const finish = async () => {
    const operation = await runningOperation(lab.engine.db.read, uuid);
    if (operation) await drive(lab.engine, uuid, operation.id);
  };

  it('makes a template, with numbers and truth values in text', async () => {
    const body = {
      name: 'of-the-panel',
      coe: 'swarm',
      public: 'False',
      registry_enabled: 'False',
      tls_disabled: 'False',
      master_lb_enabled: 'False',
      floating_ip_enabled: 'True',
      image_id: 'Fedora-Atomic-26-20170723.0.x86_64',
      keypair_id: 'testkey',
      external_network_id: 'public',
      docker_volume_size: '5',
      labels: { swarm_strategy: 'spread' },
    };
    const made = await send('POST', '/v1/clustertemplates', body);
    expect(made).toMatchObject({ status: 201, body: { docker_volume_size: 5, floating_ip_enabled: true } });
    const changed = await send('PATCH', `/v1/clustertemplates/${made.body.uuid}`, [
      { op: 'add', path: '/no_proxy', value: 'localhost' },
      { op: 'replace', path: '/docker_volume_size', value: '6' },
      { op: 'replace', path: '/labels', value: "{'swarm_strategy': 'random'}" },
      { op: 'remove', path: '/dns_nameserver' },
    ]);
    expect(changed).toMatchObject({
      status: 200,
      body: { no_proxy: 'localhost', docker_volume_size: 6, labels: { swarm_strategy: 'random' } },
    });
    expect(await send('DELETE', `/v1/clustertemplates/${made.body.uuid}`)).toEqual({
      status: 204,
      body: null,
    });
  });

  it('makes a cluster, all in text and with no discovery URL as an empty one, and lists it', async () => {
    const made = await send('POST', '/v1/clusters', {
      discovery_url: '',
      create_timeout: '60',
      name: 'panel',
      cluster_template_id: template,
      keypair: 'testkey',
      floating_ip_enabled: 'True',
      labels: { availability_zone: 'nova', auto_scaling_enabled: false, auto_healing_enabled: false },
      master_lb_enabled: 'False',
      master_count: '1',
      node_count: '1',
    });
    expect(made.status).toBe(202);
    uuid = made.body.uuid;
    await finish();
    expect((await send('GET', '/v1/clusters/detail')).body.clusters).toMatchObject([
      {
        uuid,
        status: 'CREATE_COMPLETE',
        node_count: 1,
        master_lb_enabled: false,
        labels: { availability_zone: 'nova', auto_scaling_enabled: 'False' },
      },
    ]);
    expect((await send('GET', '/v1/stats')).body).toEqual({ clusters: 1, nodes: 2 });
  });

  it('changes its nodes three ways: by a patch in text, to a number, and without the ticked ones', async () => {
    const count = async () => (await send('GET', `/v1/clusters/${uuid}`)).body.node_count;
    const patch = [{ op: 'replace', path: '/node_count', value: '3' }];
    expect(await send('PATCH', `/v1/clusters/${uuid}`, patch)).toEqual({ status: 202, body: { uuid } });
    await finish();
    expect(await count()).toBe(3);
    const rolled = await send('PATCH', `/v1/clusters/${uuid}/?rollback=True`, [{ ...patch[0], value: '2' }]);
    expect(rolled).toEqual({ status: 202, body: { uuid } });
    await finish();
    const resize = { node_count: 1, nodes_to_remove: ['0'] };
    const smaller = await send('POST', `/v1/clusters/${uuid}/actions/resize`, resize);
    expect(smaller).toEqual({ status: 202, body: { uuid } });
    await finish();
    expect(await count()).toBe(1);
  });

  it('signs, and replaces the authority by a PATCH without a body', async () => {
    const authority = async () => (await send('GET', `/v1/certificates/${uuid}`)).body.pem;
    const before = await authority();
    const csr = openssl.request(['extendedKeyUsage=clientAuth']);
    const { status, body } = await send('POST', '/v1/certificates', { cluster_uuid: uuid, csr });
    expect(status).toBe(201);
    openssl.write('ca.pem', before);
    openssl.write('cert.pem', body.pem);
    expect(openssl.run('verify', '-CAfile', 'ca.pem', 'cert.pem')).toContain('OK');
    expect(await send('PATCH', `/v1/certificates/${uuid}`)).toEqual({ status: 202, body: { uuid } });
    await finish();
    expect(await authority()).not.toBe(before);
  });

  it('sets a quota as an admin, in whose project the program has no place', async () => {
    const admin = lab.cloud.admin.token;
    const path = `/v1/quotas/${lab.caller.projectId}/Cluster`;
    const quota = { project_id: lab.caller.projectId, resource: 'Cluster', hard_limit: '3' };
    expect(await send('POST', '/v1/quotas', quota, admin)).toMatchObject({
      status: 201,
      body: { hard_limit: 3 },
    });
    const changed = await send('PATCH', path, { hard_limit: 4 }, admin);
    expect(changed).toMatchObject({ status: 202, body: { hard_limit: 4 } });
    expect((await send('GET', '/v1/quotas?all_tenants=True', undefined, admin)).body.quotas).toMatchObject([
      { hard_limit: 4 },
    ]);
    expect((await send('DELETE', path, undefined, admin)).status).toBe(204);
  });

  it('deletes the cluster', async () => {
    expect(await send('DELETE', `/v1/clusters/${uuid}`)).toEqual({ status: 204, body: null });
    await finish();
    expect((await send('GET', `/v1/clusters/${uuid}`)).status).toBe(404);
  });
});
