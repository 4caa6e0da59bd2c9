import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCluster } from '../../src/engine/clusters/create.js';
import { listIssued } from '../../src/engine/store/issued.js';
import { hasOpenssl, openOpenssl } from '../engine/certificates/openssl.js';
import { drive, type Lab, startLab } from '../engine/lab.js';

const Answer = z.looseObject({
  pem: z.string().default(''),
  csr: z.string().optional(),
  errors: z.array(z.object({ detail: z.string() })).optional(),
});

describe.runIf(hasOpenssl)('/v1/certificates', () => {
  let lab: Lab;
  let uuid: string;
  let token: string;
  const openssl = openOpenssl();
  beforeAll(async () => {
    lab = await startLab();
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, {
      name: 'swarm',
      clusterTemplate: 'swarm',
    });
    await drive(lab.engine, cluster.uuid, operation.id);
    uuid = cluster.uuid;
    token = await lab.engine.clouds.forProject(lab.caller.projectId).identity.token();
  });
  afterAll(async () => {
    await lab?.stop();
    openssl.remove();
  });

  async function call(method: 'GET' | 'POST', path: string, body?: object) {
    const answer = await fetch(`${lab.engine.settings.magnumUrl}/certificates${path}`, {
      method,
      headers: { 'x-auth-token': token, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const said = Answer.parse(await answer.json());
    return { status: answer.status, body: said, detail: said.errors?.[0]?.detail };
  }

  it('gives the authority, by name and uuid and type', async () => {
    const shown = await call('GET', `/${uuid}`);
    expect(shown).toMatchObject({ status: 200, body: { cluster_uuid: uuid, bay_uuid: uuid } });
    expect(shown.body.pem).toMatch(/^-----BEGIN CERTIFICATE-----\n[\s\S]*-----END CERTIFICATE-----$/);
    expect((await call('GET', '/swarm?ca_cert_type=kubernetes')).body.pem).toBe(shown.body.pem);
    openssl.write('ca.pem', shown.body.pem);
    expect(await call('GET', '/swarm?ca_cert_type=etcd')).toMatchObject({
      status: 400,
      detail: expect.stringContaining('its driver uses one for everything'),
    });
    expect((await call('GET', '/swarm?ca_cert_type=other')).status).toBe(400);
    expect((await call('GET', '/nope')).status).toBe(404);
  });

  it('signs, and remembers for whom', async () => {
    const csr = openssl.request(['extendedKeyUsage=clientAuth']);
    const { status, body } = await call('POST', '', { cluster_uuid: uuid, csr });
    expect(status).toBe(201);
    expect(body.csr).toBe(csr);
    openssl.write('cert.pem', body.pem);
    expect(openssl.run('verify', '-CAfile', 'ca.pem', 'cert.pem')).toContain('OK');
    const { newest } = await listIssued(lab.engine.db.read, uuid, 10);
    expect(newest).toMatchObject([{ subject: 'CN=node-1, O=system:nodes', origin: null }]);
  });

  it('refuses in Magnum’s words, and never repeats a key', async () => {
    const refused = (csr: string, cluster = uuid) => call('POST', '', { cluster_uuid: cluster, csr });
    expect(await refused('garbage')).toMatchObject({
      status: 400,
      detail: "Received invalid csr b'garbage'.",
    });
    expect(await refused('x', 'nope')).toMatchObject({
      status: 400,
      detail: 'Cluster nope could not be found.',
    });
    expect(await refused(openssl.request(['basicConstraints=critical,CA:TRUE']))).toMatchObject({
      status: 400,
      detail: expect.stringMatching(/^Extension '.*' not allowed$/),
    });
    const shown = await refused(openssl.read('key.pem'));
    expect(shown).toMatchObject({ status: 400, detail: 'This is a private key, and it was not kept.' });
  });
});
