import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Accepted, createCluster } from '../../src/engine/clusters/create.js';
import { deleteCluster } from '../../src/engine/clusters/delete.js';
import { showCluster } from '../../src/engine/clusters/lookup.js';
import { listenToHeat } from '../../src/engine/heat-notifications/listen.js';
import { reconcile } from '../../src/engine/reconcile/reconcile.js';
import { getCluster } from '../../src/engine/store/clusters/find.js';
import { getOperation } from '../../src/engine/store/operations.js';
import { realCredentials, realEnvironment, wantsRealCloud } from '../contract/real-cloud.js';
import { type Lab, startLab } from '../engine/lab.js';
import { type Watch, watchServers } from './guest-simulator.js';

const url = process.env.TEST_RABBITMQ_URL ?? 'amqp://guest:guest@127.0.0.1:5673/';
/** Milliseconds that one stack takes the real Heat on a busy machine. */
const patience = 240_000;
/** Nodes log in with a token of their cluster. */
const noTrustees = {
  TRUSTEE_DOMAIN_NAME: '',
  TRUSTEE_DOMAIN_ADMIN_NAME: '',
  TRUSTEE_DOMAIN_ADMIN_PASSWORD: '',
};

/** Nobody polls here: what ends an operation is that Heat said so. */
describe.runIf(wantsRealCloud)("Heat's own notifications, on a real OpenStack", () => {
  const name = `heard-${randomUUID().slice(0, 8)}`;
  let lab: Lab;
  let guests: Watch;
  let listener: { stop(): Promise<void> };
  beforeAll(async () => {
    guests = await watchServers({ admin: realCredentials('admin') });
    lab = await startLab({ ...realEnvironment('demo'), ...noTrustees });
    listener = listenToHeat(lab.engine, { url, exchange: 'heat', topic: 'notifications' });
  });
  afterAll(async () => {
    await listener?.stop();
    await guests?.stop();
    await lab?.stop();
  });

  /** Reconciles until Heat knows of it, and never again. */
  const begin = async ({ cluster, operation }: Accepted) => {
    await reconcile(lab.engine, cluster.uuid, { detail: false });
    expect((await getOperation(lab.engine.db.read, operation.id))?.state).toBe('running');
  };
  const ended = ({ operation }: Accepted) =>
    vi.waitFor(
      async () => {
        const now = await getOperation(lab.engine.db.read, operation.id);
        if (now?.state === 'running') throw new Error(`${operation.kind} still runs: Heat said nothing`);
        return now;
      },
      { timeout: patience, interval: 200 },
    );

  it('end a create without a poll', async () => {
    const created = await createCluster(lab.engine, lab.caller, {
      name,
      clusterTemplate: 'swarm-without-tls',
    });
    await begin(created);
    expect((await ended(created))?.outcome?.status).toBe('CREATE_COMPLETE');
    expect((await showCluster(lab.engine, lab.caller, name)).apiAddress).toMatch(/^tcp:/);
  }, 300_000);

  it('end a delete without a poll', async () => {
    const { uuid } = await showCluster(lab.engine, lab.caller, name);
    const deleted = await deleteCluster(lab.engine, lab.caller, name);
    await begin(deleted);
    expect((await ended(deleted))?.outcome?.status).toBe('DELETE_COMPLETE');
    expect(await getCluster(lab.engine.db.read, uuid)).toBeNull();
  }, 300_000);
});
