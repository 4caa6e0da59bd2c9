import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryOut } from '../../../src/engine/approvals/apply.js';
import type { Approval } from '../../../src/engine/approvals/approval.js';
import { decide } from '../../../src/engine/approvals/decide.js';
import { heldAction } from '../../../src/engine/approvals/hold.js';
import { loadApprovalPolicy } from '../../../src/engine/approvals/policy.js';
import { beginOrAsk, type Wanted } from '../../../src/engine/approvals/request-operation.js';
import type { Caller } from '../../../src/engine/caller.js';
import { deleteCluster } from '../../../src/engine/clusters/delete.js';
import type { Engine } from '../../../src/engine/engine.js';
import { deleteNodeGroup } from '../../../src/engine/nodegroups/delete.js';
import { addGrant, removeGrant } from '../../../src/engine/store/chat-roles.js';
import { insertCluster } from '../../../src/engine/store/clusters/write.js';
import { insertNodeGroup } from '../../../src/engine/store/nodegroups.js';
import { insertTemplate } from '../../../src/engine/store/templates.js';
import { type Lab, startLab } from '../lab.js';
import { aCluster, aNodeGroup, aTemplate } from '../rows.js';

describe('what may be held back', () => {
  const well = { status: 'CREATE_COMPLETE' } as const;
  it.each([
    ['delete', {}, 'delete'],
    ['nodegroup-delete', { nodegroup: 'big' }, 'delete'],
    ['rotate-ca', { holders: [] }, 'rotate-ca'],
    ['upgrade', {}, 'upgrade'],
    ['nodegroup-upgrade', {}, 'upgrade'],
    ['update', { nodeCount: 1, previousNodeCount: 2 }, 'scale-in'],
    ['nodegroup-update', { nodeCount: 1, previousNodeCount: 2 }, 'scale-in'],
    // One goes, and another is built in its place.
    ['update', { nodeCount: 2, previousNodeCount: 2, remove: ['server'] }, 'scale-in'],
    ['update', { nodeCount: 3, previousNodeCount: 2 }, null],
    ['create', {}, null],
    ['nodegroup-create', { nodeCount: 1 }, null],
    // Going on with what failed.
    ['retry', { of: 'upgrade' }, null],
    ['nodegroup-delete', { of: 'update' }, null],
  ] as const)('%s with %j: %s', (kind, input, action) => {
    const { remove, holders, ...rest } = { remove: undefined, holders: undefined, ...input };
    const whole = {
      ...rest,
      ...(remove ? { remove: [...remove] } : {}),
      ...(holders ? { holders: [] } : {}),
    };
    expect(heldAction(well, { kind, input: whole })).toBe(action);
  });

  it('is not the deletion of what could not be deleted: that was agreed to', () => {
    expect(heldAction({ status: 'DELETE_FAILED' }, { kind: 'delete', input: {} })).toBeNull();
  });
});

describe('an operation that was agreed to', () => {
  let lab: Lab;
  let engine: Engine;
  beforeAll(async () => {
    lab = await startLab();
    const loaded = loadApprovalPolicy({ rules: [{ id: 'all', actions: ['delete'] }] });
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    engine = { ...lab.engine, approvals: loaded.policy };
  });
  afterAll(async () => {
    await lab?.stop();
  });

  const workspace = { platform: 'slack', workspace: 'T1' };
  const person = (projectId: string, id: string, role: string): Caller => ({
    userId: 'service',
    userName: 'service',
    projectId,
    projectName: projectId,
    roles: [role],
    service: true,
    chat: { ...workspace, id, name: id },
  });

  async function cluster() {
    const projectId = randomUUID();
    const template = aTemplate({ uuid: randomUUID(), projectId });
    const row = aCluster({ projectId, status: 'CREATE_COMPLETE', clusterTemplateId: template.uuid });
    const group = aNodeGroup(row, 'big');
    await engine.db.write(async (tx) => {
      await insertTemplate(tx, template);
      await insertCluster(tx, row);
      await insertNodeGroup(tx, group);
    });
    return { projectId, row, group };
  }

  async function asked(ann: Caller, wanted: Wanted): Promise<Approval> {
    const came = await beginOrAsk(engine, ann, wanted, 'not needed', {});
    if ('operation' in came) throw new Error('it has begun');
    return came.approval;
  }

  it('names the node group by its uuid, and is of that group alone', async () => {
    const { projectId, row, group } = await cluster();
    const ann = person(projectId, 'ann', 'member');
    const { number, intent } = await asked(ann, {
      begin: () => deleteNodeGroup(engine, ann, row.uuid, 'big'),
      held: async () => ({ name: 'nodegroup-delete', slots: { cluster: row.uuid, nodegroup: group.uuid } }),
    });
    expect(intent.slots).toEqual({ cluster: row.uuid, nodegroup: group.uuid });
    const bob = person(projectId, 'bob', 'approver');
    await decide(engine, bob, { request: `Q-${number}`, decision: 'approve' });
    const begun = await carryOut(engine, number);
    expect(begun).toMatchObject({ state: 'EXECUTING' });
    expect(
      await engine.db.read.operation.findUnique({ where: { id: begun?.operationId ?? '' } }),
    ).toMatchObject({
      kind: 'nodegroup-delete',
      nodeGroupUuid: group.uuid,
    });
  });

  it('wants the reason that whoever decides reads', async () => {
    const { projectId, row } = await cluster();
    const ann = person(projectId, 'ann', 'member');
    const wanted: Wanted = {
      begin: () => deleteCluster(engine, ann, row.uuid),
      held: async () => ({ name: 'cluster-delete', slots: { cluster: row.uuid } }),
    };
    await expect(beginOrAsk(engine, ann, wanted, ' ', {})).rejects.toMatchObject({
      code: 'approval.invalid',
      field: 'reason',
    });
  });

  it('is not begun when whoever asked has lost the role by then', async () => {
    const { projectId, row } = await cluster();
    const project = { id: projectId, name: projectId };
    const grant = (id: string, role: string) => ({
      project,
      subject: { kind: 'person' as const, id, name: id },
      role,
    });
    const by = { id: 'root', name: 'root' };
    await engine.db.write(async (tx) => {
      await addGrant(tx, workspace, grant('ann', 'member'), by);
      await addGrant(tx, workspace, grant('bob', 'approver'), by);
    });
    const ann = person(projectId, 'ann', 'member');
    const { number } = await asked(ann, {
      begin: () => deleteCluster(engine, ann, row.uuid),
      held: async () => ({ name: 'cluster-delete', slots: { cluster: row.uuid } }),
    });
    await decide(engine, person(projectId, 'bob', 'approver'), {
      request: `Q-${number}`,
      decision: 'approve',
    });
    await engine.db.write((tx) => removeGrant(tx, workspace, grant('ann', 'member')));
    expect(await carryOut(engine, number)).toMatchObject({
      state: 'FAILED',
      outcome: "Policy doesn't allow cluster:delete to be performed.",
    });
    expect(await engine.db.read.operation.count({ where: { projectId } })).toBe(0);
  });
});
