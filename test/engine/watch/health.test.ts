import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { own } from '../../../src/card/own.js';
import { createCluster } from '../../../src/engine/clusters/create.js';
import { showCluster } from '../../../src/engine/clusters/lookup.js';
import { reportHealth } from '../../../src/engine/clusters/report-health.js';
import { probe } from '../../../src/engine/coe/health.js';
import { notificationOf } from '../../../src/engine/notifications/notification.js';
import { saveCluster } from '../../../src/engine/store/clusters/write.js';
import { listEventsAfter } from '../../../src/engine/store/events.js';
import { checkHealth } from '../../../src/engine/watch/health.js';
import { clusterCard } from '../../../src/intents/cluster/card.js';
import { noticeCard } from '../../../src/intents/cluster/notice-card.js';
import { hasOpenssl } from '../certificates/openssl.js';
import { type ClusterApi, startClusterApi } from '../cluster-api.js';
import { drive, type Lab, startLab } from '../lab.js';

const info = (status: string) => ({
  DriverStatus: [
    ['Nodes', '2'],
    [' node-1', '10.0.0.4:2375'],
    ['  └ Status', 'Healthy'],
    ['  └ Containers', '3'],
    [' node-2', '10.0.0.5:2375'],
    ['  └ Status', status],
  ],
});

describe.runIf(hasOpenssl)('how a cluster is', () => {
  let lab: Lab;
  let api: ClusterApi;
  beforeAll(async () => {
    lab = await startLab({ CLUSTER_API_TIMEOUT: '2' });
    const { engine, caller } = lab;
    const { cluster, operation } = await createCluster(engine, caller, {
      clusterTemplate: 'swarm',
      name: 'prod',
    });
    await drive(engine, cluster.uuid, operation.id);
    api = await startClusterApi(engine, cluster);
  });
  afterAll(async () => {
    api?.stop();
    await lab?.stop();
  });
  beforeEach(async () => {
    const unknown = { healthStatus: null, healthStatusReason: null };
    await lab.engine.db.write((tx) => saveCluster(tx, api.cluster.uuid, unknown));
    api.answers.clear();
    api.answers.set('/_ping', 'OK');
    api.answers.set('/info', info('Healthy'));
  });

  const prod = () => showCluster(lab.engine, lab.caller, 'prod');
  const look = async () => {
    await checkHealth(lab.engine);
    const { healthStatus, healthStatusReason } = await prod();
    return { healthStatus, healthStatusReason };
  };
  const changes = async () =>
    (await listEventsAfter(lab.engine.db.read, 0, 10_000)).filter(
      ({ body }) => body.type === 'health.changed',
    );

  it('is asked of its own API with its own certificate', async () => {
    expect(await look()).toEqual({
      healthStatus: 'HEALTHY',
      healthStatusReason: { api: 'ok', 'node-1.Ready': 'True', 'node-2.Ready': 'True' },
    });
    expect([...api.askers]).toEqual(['admin']);
    expect(await changes()).toEqual([]);
  });

  it('is told when it changes, once, in chat and as a notification', async () => {
    await look();
    api.answers.set('/info', info('Unhealthy'));
    expect(await look()).toMatchObject({ healthStatus: 'UNHEALTHY' });
    await look();
    const [event, ...more] = await changes();
    expect(more).toEqual([]);
    const card = event && noticeCard(event.body, await prod());
    expect(card).toMatchObject({ title: `UNHEALTHY · ${own('prod')}`, tone: 'danger' });
    expect(card?.facts).toEqual([
      { label: 'api', value: 'ok', short: true },
      { label: 'node-2.Ready', value: 'False' },
      { label: 'nodes ready', value: '1 of 2' },
    ]);
    expect(event && notificationOf(event, null, 'host')).toMatchObject({
      eventType: 'magnum.cluster.health.update',
      priority: 'ERROR',
      payload: { target: { id: api.cluster.uuid, name: 'prod' }, outcome: 'failure' },
    });
    api.answers.set('/info', info('Healthy'));
    expect(await look()).toMatchObject({ healthStatus: 'HEALTHY' });
    expect((await changes()).map(({ body }) => 'status' in body && body.status)).toEqual([
      'UNHEALTHY',
      'HEALTHY',
    ]);
  });

  it('is bad where the API does not answer as it should, and shown with the reason', async () => {
    api.answers.delete('/_ping');
    expect(await look()).toEqual({
      healthStatus: 'UNHEALTHY',
      healthStatusReason: { api: 'GET /_ping was answered with 404.' },
    });
    const facts = clusterCard(await prod(), null).facts ?? [];
    expect(facts.find(({ label }) => label === 'health_status')?.value).toBe('UNHEALTHY');
    expect(facts.find(({ label }) => label === 'health_status_reason')?.value).toContain('404');
  });

  it('is not known where only the network of the cluster reaches its API', async () => {
    const { uuid } = api.cluster;
    const { apiAddress } = api.cluster;
    const closed = { apiAddress: 'tcp://127.0.0.1:1', floatingIpEnabled: false };
    await lab.engine.db.write((tx) => saveCluster(tx, uuid, closed));
    expect(await look()).toEqual({
      healthStatus: 'UNKNOWN',
      healthStatusReason: { api: 'The cluster prod is not accessible.' },
    });
    await lab.engine.db.write((tx) => saveCluster(tx, uuid, { apiAddress, floatingIpEnabled: true }));
  });

  it('is left to an auto-healer of its own, which reports it', async () => {
    const healer = { auto_healing_enabled: 'true', auto_healing_controller: 'magnum-auto-healer' };
    await lab.engine.db.write((tx) => saveCluster(tx, api.cluster.uuid, { labels: healer }));
    expect(await look()).toEqual({ healthStatus: null, healthStatusReason: null });
    await reportHealth(lab.engine, lab.caller, 'prod', { status: 'UNHEALTHY', reason: { api: 'slow' } });
    expect(await look()).toEqual({ healthStatus: 'UNHEALTHY', healthStatusReason: { api: 'slow' } });
    await lab.engine.db.write((tx) => saveCluster(tx, api.cluster.uuid, { labels: {} }));
  });

  it('is never asked with CLUSTER_API_TIMEOUT=0', async () => {
    const settings = { ...lab.engine.settings, clusterApiTimeout: 0 };
    api.askers.clear();
    await checkHealth({ ...lab.engine, settings });
    expect(api.askers.size).toBe(0);
  });
});

describe('what each COE says of itself', () => {
  const client = (answers: Record<string, unknown>) => ({
    get: async (path: string) => answers[path],
    text: async (path: string) => String(answers[path]),
    close: async () => {},
  });
  const node = (name: string, ready: string) => ({
    metadata: { name },
    status: {
      conditions: [
        { type: 'MemoryPressure', status: 'False' },
        { type: 'Ready', status: ready },
      ],
    },
  });

  it('Kubernetes: /healthz, and the condition Ready of each node', async () => {
    const answers = {
      '/healthz': 'ok',
      '/api/v1/nodes': { items: [node('m0', 'True'), node('n0', 'Unknown')] },
    };
    expect(await probe('kubernetes', client(answers))).toEqual({
      api: 'ok',
      'm0.Ready': 'True',
      'n0.Ready': 'False',
    });
  });

  it('swarm mode: /_ping, and the state of each node', async () => {
    const nodes = [
      { Description: { Hostname: 'a' }, Status: { State: 'ready' } },
      { Description: { Hostname: 'b' }, Status: { State: 'down' } },
    ];
    expect(await probe('swarm-mode', client({ '/_ping': 'OK', '/nodes': nodes }))).toEqual({
      api: 'ok',
      'a.Ready': 'True',
      'b.Ready': 'False',
    });
  });

  it('others are not asked', () => {
    expect(probe('mesos', client({}))).toBeNull();
  });
});
