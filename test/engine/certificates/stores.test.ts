import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeAudit } from '../../../src/engine/audit/read.js';
import { createAuthority } from '../../../src/engine/certificates/authority.js';
import { showAuthority, signForNode } from '../../../src/engine/certificates/cluster-certificates.js';
import { openAuthority } from '../../../src/engine/certificates/issue.js';
import { storeOf } from '../../../src/engine/certificates/keep.js';
import { localStore } from '../../../src/engine/certificates/stores/local.js';
import { type StoreType, storeTypes } from '../../../src/engine/certificates/stores/store.js';
import { createCluster } from '../../../src/engine/clusters/create.js';
import { deleteCluster } from '../../../src/engine/clusters/delete.js';
import type { Engine } from '../../../src/engine/engine.js';
import { createSeal } from '../../../src/engine/seal.js';
import { findCertificate, listCertificates } from '../../../src/engine/store/certificates.js';
import { getCluster } from '../../../src/engine/store/clusters/find.js';
import type { Barbican } from '../../../src/openstack/cloud.js';
import { connect } from '../../../src/openstack/connect.js';
import { drive, type Lab, startLab } from '../lab.js';
import { hasOpenssl, openOpenssl } from './openssl.js';

/** Every file below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What a store holds, as somebody sees it who looks there without the program. */
const kept: Record<StoreType, (lab: Lab, barbican: Barbican, uuid: string) => Promise<string[]>> = {
  async x509keypair({ engine }, _, clusterUuid) {
    const rows = await engine.db.read.x509KeyPair.findMany({ where: { clusterUuid } });
    return rows.flatMap(({ certificate, privateKey }) => [certificate, privateKey]);
  },
  async barbican(_, barbican, uuid) {
    const names = ['Certificate', 'Private Key', 'Private Key Passphrase'];
    const secrets = await Promise.all(names.map((name) => barbican.secrets(`${name} ${uuid}`)));
    const containers = await barbican.containers(`c ${uuid}`);
    const payloads = await Promise.all(secrets.flat().map(({ ref }) => barbican.payload(ref)));
    return [...payloads.map((text) => text ?? ''), ...containers.map(({ ref }) => ref)];
  },
  async local({ folder }) {
    return filesBelow(join(folder, 'certificates')).map((path) => readFileSync(path, 'utf8'));
  },
};

describe.runIf(hasOpenssl).each([...storeTypes])('certificates kept in the store %s', (type) => {
  let lab: Lab;
  let barbican: Barbican;
  const openssl = openOpenssl();
  const close: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    lab = await startLab({ CERT_MANAGER_TYPE: type });
    const cloud = connect(lab.cloud.sandbox.credentials);
    barbican = cloud.barbican;
    close.push(() => cloud.close());
  });
  afterAll(async () => {
    for (const each of close) await each();
    await lab?.stop();
    openssl.remove();
  });
  const make = async () => {
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, {
      name: 'c',
      clusterTemplate: 'swarm',
    });
    await drive(lab.engine, cluster.uuid, operation.id);
    return (await getCluster(lab.engine.db.read, cluster.uuid)) ?? cluster;
  };
  /** Whom the audit has for what the cluster's nodes had signed. */
  const signers = async (uuid: string) => {
    const all = new Set<string>();
    for await (const { action, targetId, userName, projectName } of wholeAudit(lab.engine.db))
      if (action === 'ca-sign' && targetId === uuid) all.add(`${userName} in ${projectName}`);
    return all;
  };
  const remove = async (engine: Engine, uuid: string) => {
    const { operation } = await deleteCluster(engine, lab.caller, uuid);
    await drive(engine, uuid, operation.id);
  };

  it('are there, sealed or encrypted; what they sign verifies; deleting the cluster leaves nothing', async () => {
    const cluster = await make();
    expect(cluster.status).toBe('CREATE_COMPLETE');
    const certificates = await listCertificates(lab.engine.db.read, cluster.uuid);
    expect(certificates.map(({ kind, store }) => `${kind} ${store}`).sort()).toEqual([
      `ca ${type}`,
      `client ${type}`,
    ]);
    const found = await kept[type](lab, barbican, cluster.uuid);
    expect(found.length).toBe(type === 'barbican' ? 8 : 4);
    for (const text of found) expect(text).not.toContain('BEGIN PRIVATE KEY');
    openssl.write('ca.pem', await showAuthority(lab.engine, cluster));
    openssl.write('cert.pem', await signForNode(lab.engine, cluster, openssl.request([])));
    expect(openssl.run('verify', '-CAfile', 'ca.pem', 'cert.pem')).toContain('OK');
    expect(await signers(cluster.uuid)).toEqual(new Set([`node of c in ${lab.caller.projectName}`]));
    await remove(lab.engine, cluster.uuid);
    expect(await kept[type](lab, barbican, cluster.uuid).catch(() => [])).toEqual([]);
    expect(await listCertificates(lab.engine.db.read, cluster.uuid)).toEqual([]);
  });

  it('a reference that is gone is said, and a further sweep is no error', async () => {
    const cluster = await make();
    const ca = await findCertificate(lab.engine.db.read, { clusterUuid: cluster.uuid, kind: 'ca' });
    if (!ca) throw new Error('there is no authority');
    const store = storeOf(lab.engine, ca);
    const owner = { clusterUuid: cluster.uuid, name: 'c' };
    openAuthority(await store.load(ca.ref));
    await store.sweep(owner, [ca.ref]);
    openAuthority(await store.load(ca.ref));
    await store.sweep(owner, []);
    await store.sweep(owner, []);
    await expect(store.load(ca.ref)).rejects.toMatchObject({ code: 'certificate.not_found' });
    await remove(lab.engine, cluster.uuid);
  });

  it('what a run left in another store, before it was killed and configured anew, is removed', async () => {
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, {
      name: 'c',
      clusterTemplate: 'swarm',
    });
    const owner = { clusterUuid: cluster.uuid, name: 'c' };
    const pair = await createAuthority('c');
    for (const store of lab.engine.certificates.all) await store.save(owner, pair);
    await drive(lab.engine, cluster.uuid, operation.id);
    for (const other of storeTypes.filter((each) => each !== type))
      expect(await kept[other](lab, barbican, cluster.uuid).catch(() => []), other).toEqual([]);
    expect(await listCertificates(lab.engine.db.read, cluster.uuid)).toHaveLength(2);
    await remove(lab.engine, cluster.uuid);
    expect(await kept[type](lab, barbican, cluster.uuid).catch(() => [])).toEqual([]);
  });

  if (type === 'barbican') {
    it('what an interrupted save left is removed by the next run', async () => {
      await lab.cloud.fail({
        service: 'key-manager',
        method: 'POST',
        path: '/containers',
        status: 500,
        times: 1,
      });
      const cluster = await make();
      await lab.cloud.mend();
      expect(cluster.status).toBe('CREATE_COMPLETE');
      expect(await kept.barbican(lab, barbican, cluster.uuid)).toHaveLength(8);
      await remove(lab.engine, cluster.uuid);
      expect(await kept.barbican(lab, barbican, cluster.uuid)).toEqual([]);
    });

    it('a refusal ends the create with Magnum’s sentence and Barbican’s', async () => {
      await lab.cloud.fail({ service: 'key-manager', method: 'POST', status: 403 });
      const cluster = await make();
      await lab.cloud.mend();
      expect(cluster.status).toBe('CREATE_FAILED');
      expect(cluster.statusReason).toMatch(
        new RegExp(`^Failed to create certificates for Cluster: ${cluster.uuid}\\. Barbican answered 403`),
      );
      await remove(lab.engine, cluster.uuid);
    });
  }

  if (type === 'local') {
    it('files are for this account alone', async () => {
      const cluster = await make();
      for (const path of filesBelow(join(lab.folder, 'certificates')))
        expect(statSync(path).mode & 0o777).toBe(0o600);
      await remove(lab.engine, cluster.uuid);
    });

    it('a reference never leads out of the folder', async () => {
      const store = localStore(lab.folder, createSeal('x'.repeat(32)));
      await expect(store.load('../secret-key')).rejects.toMatchObject({ code: 'certificate.not_found' });
    });
  }
});
