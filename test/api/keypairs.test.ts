import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCluster } from '../../src/engine/clusters/create.js';
import { runningOperation } from '../../src/engine/store/operations.js';
import { drive, type Lab, startLab } from '../engine/lab.js';
import { type Client, loginAs } from '../sandbox/client.js';
import { type Call, caller } from './client.js';

const Keypairs = z.object({
  keypairs: z.array(z.object({ keypair: z.object({ name: z.string(), public_key: z.string() }) })),
});
const Servers = z.object({
  servers: z.array(z.object({ name: z.string(), key_name: z.string().nullable() })),
});

describe("a client's own key pair", () => {
  let lab: Lab;
  /** Somebody else than the account that makes the servers, in the same project. */
  let ann: Client;
  let asAnn: Call;
  beforeAll(async () => {
    lab = await startLab();
    ann = await loginAs(lab.cloud.sandbox, 'admin');
    asAnn = caller(lab.engine.settings.magnumUrl.replace(/\/v1$/, ''), ann.token);
  });
  afterAll(() => lab?.stop());

  const keypairsOf = async (client: Client) => {
    const { body } = await client.call('GET', '/compute/v2.1/os-keypairs');
    const listed = Keypairs.parse(body).keypairs.map(({ keypair }) => keypair);
    return new Map(listed.map(({ name, public_key }) => [name, public_key]));
  };
  const keysOfServers = async (named: string) => {
    const { body } = await lab.cloud.demo.call('GET', '/compute/v2.1/servers/detail');
    const servers = Servers.parse(body).servers.filter(({ name }) => name.startsWith(named));
    return [...new Set(servers.map(({ key_name }) => key_name))];
  };
  const finish = async (uuid: string) => {
    const operation = await runningOperation(lab.engine.db.read, uuid);
    if (operation) await drive(lab.engine, uuid, operation.id);
  };
  const made = async (body: object) => {
    const answer = await asAnn('POST', '/v1/clusters', { body });
    expect(answer).toMatchObject({ status: 202 });
    const uuid = String(answer.body.uuid);
    await finish(uuid);
    return { uuid, shown: (await asAnn('GET', `/v1/clusters/${uuid}`)).body };
  };

  it("is given to the servers, and is gone from this program's account when the cluster is", async () => {
    await ann.call('POST', '/compute/v2.1/os-keypairs', { keypair: { name: 'mine' } });
    const before = await keypairsOf(lab.cloud.demo);
    const { uuid, shown } = await made({ name: 'keyed', cluster_template_id: 'swarm', keypair: 'mine' });
    expect(shown).toMatchObject({ status: 'CREATE_COMPLETE', keypair: 'mine' });
    const mine = (await keypairsOf(ann)).get('mine');
    expect(await keypairsOf(lab.cloud.demo)).toEqual(new Map([...before, [`magnum-${uuid}`, mine]]));
    expect(await keysOfServers('keyed-')).toEqual([`magnum-${uuid}`]);

    // Somebody tidies up in Nova: what is made later needs it again.
    await lab.cloud.demo.call('DELETE', `/compute/v2.1/os-keypairs/magnum-${uuid}`);
    const resize = [{ op: 'replace', path: '/node_count', value: 3 }];
    expect((await asAnn('PATCH', `/v1/clusters/${uuid}`, { body: resize })).status).toBe(202);
    await finish(uuid);
    expect((await asAnn('GET', `/v1/clusters/${uuid}`)).body).toMatchObject({ status: 'UPDATE_COMPLETE' });

    expect((await asAnn('DELETE', `/v1/clusters/${uuid}`)).status).toBe(204);
    await finish(uuid);
    expect(await keypairsOf(lab.cloud.demo)).toEqual(before);
  });

  it("goes before one of this program's account that has the same name, also where the template names it", async () => {
    const theirs = (await keypairsOf(ann)).get('testkey');
    expect(theirs).not.toBe((await keypairsOf(lab.cloud.demo)).get('testkey'));
    const { uuid } = await made({ name: 'same-name', cluster_template_id: 'swarm' });
    expect((await keypairsOf(lab.cloud.demo)).get(`magnum-${uuid}`)).toBe(theirs);
  });

  it.each([
    ['nobody', 'nokey'],
    ["this program's account alone", 'of-the-team'],
  ])('is refused where %s has it, as Magnum looks among those of whoever asks', async (_, keypair) => {
    if (keypair === 'of-the-team')
      await lab.cloud.demo.call('POST', '/compute/v2.1/os-keypairs', { keypair: { name: keypair } });
    const body = { name: 'keyless', cluster_template_id: 'swarm', keypair };
    expect(await asAnn('POST', '/v1/clusters', { body })).toMatchObject({
      status: 404,
      detail: `Unable to find keypair ${keypair}.`,
    });
  });

  it('that was imported for one cluster is offered for no other', async () => {
    const { uuid } = await made({ name: 'first', cluster_template_id: 'swarm', keypair: 'mine' });
    const asDemo = caller(lab.engine.settings.magnumUrl.replace(/\/v1$/, ''), lab.cloud.demo.token);
    const body = { name: 'second', cluster_template_id: 'swarm', keypair: `magnum-${uuid}` };
    expect((await asDemo('POST', '/v1/clusters', { body })).status).toBe(404);
    const input = { clusterTemplate: 'swarm', name: 'third', keypair: 'nokey' };
    const refusal = await createCluster(lab.engine, lab.caller, input).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      hint: expect.stringMatching(/^Keypairs here: (?!.*magnum-).*testkey\.$/),
    });
  });
});
