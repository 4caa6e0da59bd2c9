import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { own } from '../../../src/card/own.js';
import type { Rotation } from '../../../src/drivers/driver.js';
import { showAuthority, signForCaller } from '../../../src/engine/certificates/cluster-certificates.js';
import { previewRotation, rotateAuthority } from '../../../src/engine/certificates/rotate.js';
import { createCluster } from '../../../src/engine/clusters/create.js';
import { resizeCluster } from '../../../src/engine/clusters/resize.js';
import { retryCluster } from '../../../src/engine/clusters/retry.js';
import type { Engine } from '../../../src/engine/engine.js';
import { createNodeGroup } from '../../../src/engine/nodegroups/create.js';
import { viewOperation } from '../../../src/engine/operations/history.js';
import { reconcile } from '../../../src/engine/reconcile/reconcile.js';
import { findCertificate } from '../../../src/engine/store/certificates.js';
import { getCluster } from '../../../src/engine/store/clusters/find.js';
import { listIssued } from '../../../src/engine/store/issued.js';
import { listNodeGroups } from '../../../src/engine/store/nodegroups.js';
import { alertCard } from '../../../src/intents/cluster/operation-card.js';
import { drive, type Lab, startLab, told } from '../lab.js';
import { hasOpenssl, openOpenssl } from './openssl.js';

/** The engine with drivers that rotate so, or not at all. */
function withRotation(engine: Engine, rotateCa: Rotation | undefined): Engine {
  const { drivers } = engine;
  return {
    ...engine,
    drivers: {
      all: drivers.all,
      find(key) {
        const driver = drivers.find(key);
        if (!driver) return null;
        const { rotateCa: _, ...rest } = driver;
        return rotateCa ? { ...rest, rotateCa } : rest;
      },
    },
  };
}

/** Drivers whose servers fetch new certificates when a parameter says so. */
const rotating = (engine: Engine) =>
  withRotation(engine, { rounds: 1, parameters: () => ({ docker_volume_size: '6' }) });

const slack = { platform: 'slack', workspace: 'T1', channel: 'C1' };

describe.runIf(hasOpenssl)('replacing the authority of a cluster', () => {
  let lab: Lab;
  const openssl = openOpenssl();
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(async () => {
    await lab?.stop();
    openssl.remove();
  });
  async function make(name: string, clusterTemplate = 'swarm') {
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, { name, clusterTemplate });
    const authority = async () =>
      (await findCertificate(lab.engine.db.read, { clusterUuid: cluster.uuid, kind: 'ca' }))?.certificate;
    return { cluster, operation, authority };
  }

  it('is refused in Magnum’s order and words, and nothing is replaced', async () => {
    const { cluster, operation, authority } = await make('refused');
    const refusal = (engine: Engine, name = 'refused') =>
      rotateAuthority(engine, lab.caller, name).catch((error: Error) => error.message);
    expect(await refusal(lab.engine)).toBe(
      'Updating a cluster when status is "CREATE_IN_PROGRESS" is not supported.',
    );
    await drive(lab.engine, cluster.uuid, operation.id);
    const before = await authority();
    expect(await refusal(withRotation(lab.engine, undefined))).toBe(
      "'rotate_ca_certificate' is not supported by this driver.",
    );
    const open = await make('open', 'swarm-without-tls');
    await drive(lab.engine, open.cluster.uuid, open.operation.id);
    expect(await refusal(rotating(lab.engine), 'open')).toBe(
      'Rotating the CA certificate on a non-TLS cluster is not supported',
    );
    expect(await authority()).toBe(before);
    expect((await getCluster(lab.engine.db.read, cluster.uuid))?.status).toBe('CREATE_COMPLETE');
  });

  it('goes on with the round that failed, and what comes after it, when it is tried again', async () => {
    const asked: string[] = [];
    let broken = true;
    const engine = withRotation(lab.engine, {
      rounds: 3,
      parameters({ upgrades }, round) {
        asked.push(`round ${round}, change ${upgrades}`);
        return broken && round === 2 ? { node_flavor: 'of nobody' } : { docker_volume_size: String(round) };
      },
    });
    const { cluster, operation, authority } = await make('thrice');
    await drive(engine, cluster.uuid, operation.id);
    const rotation = await rotateAuthority(engine, lab.caller, 'thrice');
    await drive(engine, cluster.uuid, rotation.operation.id);
    const made = await authority();
    const found = () => getCluster(engine.db.read, cluster.uuid);
    expect(await found()).toMatchObject({ status: 'UPDATE_FAILED', upgrades: 2 });
    broken = false;
    const retry = await retryCluster(engine, lab.caller, 'thrice');
    await drive(engine, cluster.uuid, retry.operation.id);
    expect(await found()).toMatchObject({ status: 'UPDATE_COMPLETE', upgrades: 3 });
    expect(await authority()).toBe(made);
    expect(asked).toEqual([
      'round 1, change 1',
      'round 2, change 2',
      'round 2, change 2',
      'round 3, change 3',
    ]);
    const view = await viewOperation(engine, retry.operation.id);
    expect(view?.operation.progress.stages).toMatchObject({
      masters: { state: 'done', done: 3, total: 3 },
      nodes: { state: 'done', done: 3, total: 3 },
    });
  });

  it('has the servers of further node groups do each round too, before anybody begins the next', async () => {
    const rounds: string[] = [];
    let broken = true;
    const engine = withRotation(lab.engine, {
      rounds: 2,
      parameters({ upgrades, nodeCount }, round) {
        rounds.push(`round ${round}, change ${upgrades}, nodes ${nodeCount}`);
        const fails = broken && round === 2 && nodeCount === 2;
        return fails ? { node_flavor: 'of nobody' } : { docker_volume_size: String(round) };
      },
    });
    const { cluster, operation, authority } = await make('grouped');
    await drive(engine, cluster.uuid, operation.id);
    const made = await createNodeGroup(engine, lab.caller, 'grouped', { name: 'big', nodeCount: 2 });
    await drive(engine, cluster.uuid, made.operation.id);
    const group = async () => {
      const groups = await listNodeGroups(engine.db.read, cluster.uuid);
      return groups.find(({ name }) => name === 'big');
    };
    const rotation = await rotateAuthority(engine, lab.caller, 'grouped');
    await drive(engine, cluster.uuid, rotation.operation.id);
    const replaced = await authority();
    expect(await getCluster(engine.db.read, cluster.uuid)).toMatchObject({ status: 'UPDATE_FAILED' });
    expect(await group()).toMatchObject({ status: 'UPDATE_FAILED', upgrades: 2 });
    await expect(resizeCluster(engine, lab.caller, 'grouped', { nodeCount: 2 })).rejects.toThrow(
      'The certificate authority of grouped is replaced only in part, so that nothing else of it can be changed.',
    );
    broken = false;
    const retry = await retryCluster(engine, lab.caller, 'grouped');
    await drive(engine, cluster.uuid, retry.operation.id);
    expect(await getCluster(engine.db.read, cluster.uuid)).toMatchObject({ status: 'UPDATE_COMPLETE' });
    expect(await group()).toMatchObject({ status: 'UPDATE_COMPLETE', upgrades: 3 });
    expect(await authority()).toBe(replaced);
    expect([...new Set(rounds)]).toEqual([
      'round 1, change 1, nodes 1',
      'round 1, change 1, nodes 2',
      'round 2, change 2, nodes 1',
      'round 2, change 2, nodes 2',
      'round 2, change 3, nodes 2',
    ]);
  });

  it('makes a new one, tells Heat, forgets what the old one signed, and names who had a certificate', async () => {
    const engine = rotating(lab.engine);
    const { cluster, operation, authority } = await make('prod');
    await drive(lab.engine, cluster.uuid, operation.id);
    const chat = { platform: 'slack', workspace: 'T1', id: 'U1', name: 'ann' };
    const caller = { ...lab.caller, chat };
    const ready = (await getCluster(lab.engine.db.read, cluster.uuid)) ?? cluster;
    for (let i = 0; i < 2; i++)
      await signForCaller(engine, ready, openssl.request([]), { caller, origin: undefined });
    const { holders } = await previewRotation(engine, lab.caller, 'prod');
    expect(holders).toEqual([{ platform: 'slack', id: 'U1', name: 'ann' }]);

    const before = await authority();
    const rotation = await rotateAuthority(engine, lab.caller, 'prod', { key: 'once' });
    const again = await rotateAuthority(engine, lab.caller, 'prod', { key: 'once' });
    expect(again.operation.id).toBe(rotation.operation.id);
    await reconcile(engine, cluster.uuid, { detail: true });
    const made = await authority();
    expect(made).not.toBe(before);
    await drive(engine, cluster.uuid, rotation.operation.id);
    expect(await told(engine, rotation.operation.id)).toContain('operation.finished UPDATE_COMPLETE');
    expect(await authority()).toBe(made);
    const view = await viewOperation(engine, rotation.operation.id);
    const heard = view && alertCard({ ...view, operation: { ...view.operation, origin: slack } });
    expect(heard).toMatchObject({ title: `UPDATE_COMPLETE · ${own('prod')}`, tone: 'success' });
    expect(heard?.text).toContainEqual({ mention: 'U1', name: 'ann' });
    expect(rotation.operation.input.holders).toEqual(holders);
    expect((await listIssued(engine.db.read, cluster.uuid, 10)).total).toBe(0);
    const pairs = await engine.db.read.x509KeyPair.count({ where: { clusterUuid: cluster.uuid } });
    expect(pairs).toBe(2);

    const { pem } = await signForCaller(engine, ready, openssl.request([]), { caller, origin: undefined });
    openssl.write('cert.pem', pem);
    openssl.write('new.pem', await showAuthority(engine, ready));
    openssl.write('old.pem', before ?? '');
    expect(openssl.run('verify', '-CAfile', 'new.pem', 'cert.pem')).toContain('OK');
    expect(() => openssl.run('verify', '-CAfile', 'old.pem', 'cert.pem')).toThrow();
  });
});
