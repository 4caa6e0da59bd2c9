import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ClusterBody, ResizeBody, UpgradeBody } from '../../src/api/clusters/body.js';
import { ClusterTemplateBody } from '../../src/api/clustertemplates/body.js';
import { NodeGroupBody } from '../../src/api/nodegroups/body.js';
import { listClusterTemplates } from '../../src/engine/templates/lookup.js';
import { type Lab, startLab } from '../engine/lab.js';
import { type Call, callersOf } from './client.js';

const nonsense = ['', 'x'.repeat(300), 'a b', 1.5, true, [], { a: { b: 1 } }];

/** Names as this program's own code has them, and sentences of its library. */
const ofThisProgram = /\b[a-z]{2,}[A-Z]\w*|expected \w+, received|expected (string|array) to have|undefined/;

describe('what the API refuses', () => {
  let lab: Lab;
  let demo: Call;
  const refused: string[] = [];
  beforeAll(async () => {
    lab = await startLab();
    ({ demo } = await callersOf(lab));
  });
  afterAll(() => lab?.stop());

  /** Asks with nonsense in one attribute after the other. */
  async function tryAll(
    { shape }: z.ZodObject,
    ask: (attribute: string, value: unknown) => ReturnType<Call>,
  ): Promise<void> {
    for (const attribute of Object.keys(shape)) {
      for (const value of nonsense) {
        const { status, detail = '' } = await ask(attribute, value);
        expect([attribute, value, status < 500]).toEqual([attribute, value, true]);
        if (status >= 400) refused.push(`${attribute} ${JSON.stringify(value).slice(0, 20)}: ${detail}`);
      }
    }
  }

  let made: { uuid: string } | undefined;
  /** A cluster to be changed. */
  async function aCluster(): Promise<{ uuid: string }> {
    const body = { name: 'to-change', cluster_template_id: 'swarm-without-tls' };
    made ??= (await demo('POST', '/v1/clusters', { body })).body as { uuid: string };
    return made;
  }

  const step = (attribute: string, value: unknown) => [{ op: 'replace', path: `/${attribute}`, value }];

  it('names a field of a template that is changed as it was typed', async () => {
    const answer = await demo('PATCH', '/v1/clustertemplates/swarm', { body: step('dns_nameserver', 'abc') });
    expect(answer).toMatchObject({
      status: 400,
      detail: 'dns_nameserver: Expected a single dns address or comma separated dns list, but received abc.',
    });
  });

  it.each([
    ['abc', "Value: 'abc'. Value should be a whole number, greater or equal to 0"],
    [-1, "Value: '-1'. Value should be greater or equal to 0"],
    [3_000_000_000, "Value: '3000000000'. Value should be lower or equal to 2147483647"],
  ])('refuses %j nodes in the same words, wherever they are asked for', async (value, rule) => {
    const { uuid } = await aCluster();
    const cluster = { name: 'sized', cluster_template_id: 'swarm' };
    const there = `/v1/clusters/${uuid}`;
    const answers = [
      await demo('POST', '/v1/clusters', { body: { ...cluster, node_count: value } }),
      await demo('POST', `${there}/actions/resize`, { body: { node_count: value } }),
      await demo('POST', `${there}/nodegroups`, { body: { name: 'more', node_count: value } }),
      await demo('PATCH', there, { body: step('node_count', value) }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 400,
        detail: `Invalid input for field/attribute node_count. ${rule}`,
      });
    if (typeof value !== 'number' || !Number.isInteger(value)) return;
    // Text that is a number is taken for it in a patch, as Magnum's own client may send it so.
    const asText = await demo('PATCH', there, { body: step('node_count', String(value)) });
    expect(asText.detail).toBe(answers[3]?.detail);
  });

  it('is said by Magnum’s names of the attributes and in no words of this program’s own', async () => {
    const template = {
      name: 'refused',
      coe: 'swarm',
      image_id: 'Fedora-Atomic-26-20170723.0.x86_64',
      external_network_id: 'public',
    };
    await tryAll(ClusterTemplateBody, (attribute, value) =>
      demo('POST', '/v1/clustertemplates', { body: { ...template, [attribute]: value } }),
    );
    const [made] = await listClusterTemplates(lab.engine, lab.caller);
    await tryAll(ClusterTemplateBody, (attribute, value) =>
      demo('PATCH', `/v1/clustertemplates/${made?.uuid}`, { body: step(attribute, value) }),
    );
    await tryAll(ClusterBody, (attribute, value) =>
      demo('POST', '/v1/clusters', {
        body: { name: 'refused', cluster_template_id: 'swarm', flavor_id: 'none', [attribute]: value },
      }),
    );
    const cluster = { name: 'there', cluster_template_id: 'swarm-without-tls' };
    expect((await demo('POST', '/v1/clusters', { body: cluster })).status).toBe(202);
    const there = '/v1/clusters/there';
    await tryAll(ClusterBody, (attribute, value) => demo('PATCH', there, { body: step(attribute, value) }));
    await tryAll(ResizeBody, (attribute, value) =>
      demo('POST', `${there}/actions/resize`, { body: { node_count: 1, [attribute]: value } }),
    );
    await tryAll(UpgradeBody, (attribute, value) =>
      demo('POST', `${there}/actions/upgrade`, { body: { cluster_template: 'swarm', [attribute]: value } }),
    );
    await tryAll(NodeGroupBody, (attribute, value) =>
      demo('POST', `${there}/nodegroups`, { body: { name: 'more', [attribute]: value } }),
    );
    await tryAll(NodeGroupBody, (attribute, value) =>
      demo('PATCH', `${there}/nodegroups/default-worker`, { body: step(attribute, value) }),
    );
    expect(refused.length).toBeGreaterThan(400);
    expect(refused.filter((sentence) => ofThisProgram.test(sentence.replace(/^\w+ .*?: /, '')))).toEqual([]);
  });
});
