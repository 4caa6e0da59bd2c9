import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeAudit } from '../../src/engine/audit/read.js';
import type { AuditRecord } from '../../src/engine/audit/record.js';
import { type Lab, startLab } from '../engine/lab.js';
import { type Call, callersOf } from './client.js';

describe('the audit of what is asked at the API', () => {
  let lab: Lab;
  let demo: Call;
  beforeAll(async () => {
    lab = await startLab();
    ({ demo } = await callersOf(lab));
    const body = { name: 'prod', cluster_template_id: 'swarm-without-tls' };
    expect((await demo('POST', '/v1/clusters', { body })).status).toBe(202);
  });
  afterAll(() => lab?.stop());

  const rows = async () => {
    const all: AuditRecord[] = [];
    for await (const row of wholeAudit(lab.engine.db)) all.push(row);
    return all;
  };
  /** The rows that come of a request. */
  async function rowsOf(...request: Parameters<Call>) {
    const before = (await rows()).length;
    const { status } = await demo(...request);
    return { status, rows: (await rows()).slice(before) };
  }
  const replace = (path: string, value: unknown) => ({ body: [{ op: 'replace', path, value }] });

  it('has a row of who reported a cluster as unhealthy, and none of a report that changes nothing', async () => {
    const report = replace('/health_status', 'UNHEALTHY');
    const told = await rowsOf('PATCH', '/v1/clusters/prod', report);
    expect(told).toMatchObject({
      status: 202,
      rows: [
        {
          source: 'api',
          action: 'cluster-update',
          targetName: 'prod',
          userName: lab.caller.userName,
          outcome: 'finished',
          input: { health_status: 'UNHEALTHY' },
        },
      ],
    });
    expect((await rowsOf('PATCH', '/v1/clusters/prod', report)).rows).toEqual([]);
  });

  it.each([
    ['a number that is none', 'POST', '/v1/clusters/prod/actions/resize', { body: { node_count: 'abc' } }],
    ['such a number in a patch', 'PATCH', '/v1/clusters/prod', replace('/node_count', 'abc')],
    ['a bad name', 'POST', '/v1/clusters', { body: { name: '1 !', cluster_template_id: 'swarm' } }],
    [
      'nested labels',
      'POST',
      '/v1/clusters',
      { body: { name: 'a', cluster_template_id: 'swarm', labels: { a: { b: 1 } } } },
    ],
    ['an unknown argument', 'DELETE', '/v1/clusters/prod?whole=1', {}],
  ] as const)('has a row of the refusal of %s', async (_, method, path, options) => {
    expect(await rowsOf(method, path, options)).toMatchObject({
      status: 400,
      rows: [
        {
          source: 'api',
          userName: lab.caller.userName,
          action: expect.stringMatching(new RegExp(`^${method} /clusters`)),
          outcome: 'refused',
          detail: 'api.invalid',
        },
      ],
    });
  });

  it('keeps no value of what was refused that may be secret', async () => {
    const label = { swift_password: { nested: 'hunter2' } };
    const body = { name: 'a', cluster_template_id: 'swarm', labels: label };
    const told = await rowsOf('POST', '/v1/clusters', { body });
    expect(told).toMatchObject({ status: 400, rows: [{ detail: 'api.invalid' }] });
    const patched = await rowsOf('PATCH', '/v1/clusters/prod', replace('/labels/swift_password', 'hunter2'));
    expect(patched.rows).toHaveLength(1);
    const list = { body: { ...body, labels: ['hunter2'] } };
    const listed = await rowsOf('POST', '/v1/clusters', list);
    expect(listed.rows).toMatchObject([{ sentence: expect.not.stringContaining('hunter2') }]);
    expect(JSON.stringify([told.rows, patched.rows])).not.toContain('hunter2');
  });

  it('has none of a question that was refused', async () => {
    expect(await rowsOf('GET', '/v1/clusters?limit=abc')).toMatchObject({ status: 400, rows: [] });
  });
});
