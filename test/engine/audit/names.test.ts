import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { own } from '../../../src/card/own.js';
import { wholeAudit } from '../../../src/engine/audit/read.js';
import type { AuditRecord } from '../../../src/engine/audit/record.js';
import { insertCluster } from '../../../src/engine/store/clusters/write.js';
import { listTemplates } from '../../../src/engine/store/templates.js';
import { auditList } from '../../../src/intents/audit/list.js';
import { callersOf } from '../../api/client.js';
import { type Lab, startLab } from '../lab.js';
import { aCluster } from '../rows.js';

describe('the audit of what was asked at the API', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.stop());

  async function rows(): Promise<AuditRecord[]> {
    const all: AuditRecord[] = [];
    for await (const row of wholeAudit(lab.engine.db)) all.push(row);
    return all;
  }

  it('names who asked and what it was about, and has the uuid beside, whichever was said', async () => {
    const { projectId } = lab.caller;
    const [template] = await listTemplates(lab.engine.db.read, { projectId, hidden: true });
    const cluster = aCluster({
      projectId,
      name: 'prod',
      clusterTemplateId: template?.uuid ?? '',
      status: 'CREATE_IN_PROGRESS',
    });
    await lab.engine.db.write((tx) => insertCluster(tx, cluster));
    const { demo } = await callersOf(lab);
    const { uuid } = cluster;
    const patch = [{ op: 'replace', path: '/node_count', value: 2 }];
    for (const said of [uuid, 'prod'])
      expect((await demo('PATCH', `/v1/clusters/${said}`, { body: patch })).status).toBeGreaterThanOrEqual(
        400,
      );
    const [byUuid, byName] = (await rows()).slice(-2);
    const both = { targetId: uuid, targetName: 'prod', outcome: 'refused', source: 'api' };
    for (const row of [byUuid, byName])
      expect(row).toMatchObject({
        ...both,
        userName: lab.caller.userName,
        projectName: lab.caller.projectName,
      });

    const context = { engine: lab.engine, caller: { ...lab.caller, roles: ['admin'] } };
    const answer = await auditList.perform(context as Parameters<typeof auditList.perform>[0], {});
    const table = answer.kind === 'answer' ? answer.card.table : undefined;
    const [newest = []] = table?.rows ?? [];
    const column = (name: string) => newest[table?.columns.indexOf(name) ?? -1];
    expect([column('who'), column('target'), column('uuid'), column('where')]).toEqual([
      own(lab.caller.userName),
      own('prod'),
      uuid,
      'api',
    ]);
  });

  it('says beside the code what was refused, of what the API could not read', async () => {
    const { demo } = await callersOf(lab);
    await demo('POST', '/v1/clusters', { body: { name: '1 !', cluster_template_id: 'swarm' } });
    const { seq = 0, sentence = '' } = (await rows()).at(-1) ?? {};
    const context = { engine: lab.engine, caller: { ...lab.caller, roles: ['admin'] } };
    const answer = await auditList.perform(context as Parameters<typeof auditList.perform>[0], {});
    const facts = answer.kind === 'answer' ? answer.card.facts : [];
    expect(sentence).toContain('name');
    expect(facts).toContainEqual({
      label: `#${seq} POST /clusters`,
      value: `api.invalid: ${sentence}`,
      short: false,
    });
  });
});
