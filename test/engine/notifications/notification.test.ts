import { describe, expect, it } from 'vitest';
import type { ClusterStatus } from '../../../src/engine/clusters/cluster.js';
import type { Event, EventBody } from '../../../src/engine/events/event.js';
import { clusterData } from '../../../src/engine/notifications/cluster-data.js';
import { osloEnvelope } from '../../../src/engine/notifications/envelope.js';
import { notificationOf } from '../../../src/engine/notifications/notification.js';
import { noProgress, type Operation } from '../../../src/engine/operations/operation.js';
import { aCluster } from '../rows.js';

const cluster = aCluster({
  uuid: '11111111-2222-4333-8444-555555555555',
  labels: { grafana_admin_passwd: 'hunter2' },
});
const operation: Operation = {
  id: 'op',
  clusterUuid: cluster.uuid,
  nodeGroupUuid: null,
  clusterName: cluster.name,
  projectId: 'p',
  kind: 'create',
  state: 'running',
  input: {},
  caller: {
    userId: 'u1',
    userName: 'service',
    projectId: 'p',
    projectName: 'demo',
    roles: ['member'],
    chat: { platform: 'slack', workspace: 'T1', id: 'U1', name: 'ann' },
  },
  origin: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  progress: noProgress,
  outcome: null,
  stackMark: null,
  createdAt: new Date('2026-01-02T03:04:05Z'),
  finishedAt: null,
};

function event(body: EventBody): Event {
  const createdAt = new Date('2026-01-02T03:04:06.789Z');
  return { seq: 7, projectId: 'p', clusterUuid: cluster.uuid, operationId: 'op', body, createdAt };
}
const accepted = event({ type: 'operation.accepted', cluster: clusterData(cluster) });
const finished = (status: ClusterStatus) => event({ type: 'operation.finished', status });
const tell = (what: Event, of: Partial<Operation> = {}) =>
  notificationOf(what, { ...operation, ...of }, 'host-1');

describe('a notification', () => {
  it('is a CADF event in Magnum’s shape, with who asked in chat attached', () => {
    expect(tell(accepted)).toEqual({
      messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      eventType: 'magnum.cluster.create',
      priority: 'INFO',
      publisherId: 'container-infra.host-1',
      at: accepted.createdAt,
      payload: {
        typeURI: 'http://schemas.dmtf.org/cloud/audit/1.0/event',
        eventType: 'activity',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        eventTime: '2026-01-02T03:04:06.789000+0000',
        action: 'create',
        outcome: 'pending',
        observer: { id: expect.any(String), typeURI: 'service/magnum/cluster' },
        initiator: {
          id: 'u1',
          typeURI: 'service/security/account/user',
          name: 'service',
          user_id: 'u1',
          project_id: 'p',
        },
        target: {
          id: cluster.uuid,
          typeURI: 'service/magnum/cluster',
          name: 'swarm',
          attachments: [
            {
              typeURI: 'service/magnum/cluster',
              name: 'cluster_data',
              content: {
                status: 'CREATE_IN_PROGRESS',
                status_reason: null,
                project_id: 'p',
                created_at: '2026-01-02T03:04:05.000Z',
                updated_at: null,
                cluster_template_id: cluster.clusterTemplateId,
                keypair: 'testkey',
                'docker_volume_size:': 5,
                docker_volume_size: 5,
                labels: { grafana_admin_passwd: '[left out]' },
                master_flavor_id: null,
                flavor_id: 'm1.small',
                stack_id: null,
                health_status: null,
                create_timeout: 60,
                api_address: null,
                discovery_url: null,
                node_addresses: [],
                master_addresses: [],
                node_count: 1,
                master_count: 1,
              },
            },
          ],
        },
        attachments: [
          {
            typeURI: 'service/magnum/chat',
            name: 'chat',
            content: {
              platform: 'slack',
              workspace: 'T1',
              channel: 'C1',
              user_id: 'U1',
              user_name: 'ann',
            },
          },
          {
            typeURI: 'service/magnum/operation',
            name: 'operation',
            content: { id: 'op', kind: 'create' },
          },
        ],
      },
    });
  });

  it.each<[Operation['kind'], ClusterStatus, string, string, string]>([
    ['create', 'CREATE_COMPLETE', 'create', 'success', 'INFO'],
    ['create', 'CREATE_FAILED', 'create', 'failure', 'ERROR'],
    ['update', 'UPDATE_COMPLETE', 'update', 'success', 'INFO'],
    ['update', 'UPDATE_FAILED', 'update', 'failure', 'ERROR'],
    ['update', 'ROLLBACK_COMPLETE', 'update', 'success', 'INFO'],
    ['update', 'ROLLBACK_FAILED', 'update', 'failure', 'ERROR'],
    ['delete', 'DELETE_COMPLETE', 'delete', 'success', 'INFO'],
    ['delete', 'DELETE_FAILED', 'delete', 'failure', 'ERROR'],
    ['retry', 'UPDATE_COMPLETE', 'update', 'success', 'INFO'],
  ])('of a %s that ends in %s says %s, %s, %s', (kind, status, action, outcome, priority) => {
    expect(tell(finished(status), { kind })).toMatchObject({
      eventType: `magnum.cluster.${action}`,
      priority,
      payload: { action, outcome },
    });
  });

  it('of a retried creation is one of a creation', () => {
    expect(tell(finished('CREATE_COMPLETE'), { kind: 'retry', input: { of: 'create' } })).toMatchObject({
      eventType: 'magnum.cluster.create',
    });
  });

  it('of a creation that a delete took the place of is its end, and an error as every failure of Magnum', () => {
    expect(tell(event({ type: 'operation.superseded' }))).toMatchObject({
      eventType: 'magnum.cluster.create',
      priority: 'ERROR',
      payload: {
        action: 'create',
        outcome: 'failure',
        attachments: [{}, { name: 'operation', content: { id: 'op', kind: 'create', state: 'superseded' } }],
      },
    });
  });

  it.each<EventBody>([{ type: 'operation.progressed' }, { type: 'stage.finished', stage: 'network' }])(
    'is not made of %j',
    (body) => {
      expect(tell(event(body))).toBeNull();
    },
  );

  it('tells of quotas and templates too, which Magnum does not', () => {
    const by = operation.caller;
    const quota = event({
      type: 'quota.changed',
      action: 'update',
      resource: 'Cluster',
      hardLimit: 30,
      by,
    });
    expect(notificationOf(quota, null, 'host-1')).toMatchObject({
      eventType: 'magnum.quota.update',
      payload: {
        outcome: 'success',
        initiator: { user_id: 'u1' },
        target: { id: 'p', attachments: [{ content: { hard_limit: 30 } }] },
        attachments: [{ name: 'chat' }],
      },
    });
    const template = event({ type: 'template.deleted', name: 't', uuid: 'x', by });
    expect(notificationOf(template, null, 'host-1')).toMatchObject({
      eventType: 'magnum.clustertemplate.delete',
      payload: { target: { id: 'x', name: 't' } },
    });
  });

  it('has the same ids whenever it is made of the same event, and others for another', () => {
    expect(tell(accepted)).toEqual(tell(accepted));
    expect(tell({ ...accepted, seq: 8 })?.messageId).not.toBe(tell(accepted)?.messageId);
  });

  it('travels in oslo.messaging’s envelope', () => {
    const notification = tell(accepted);
    if (!notification) throw new Error('nothing to send');
    const envelope = osloEnvelope(notification);
    expect(Object.keys(envelope)).toEqual(['oslo.version', 'oslo.message']);
    expect(envelope['oslo.version']).toBe('2.0');
    expect(JSON.parse(envelope['oslo.message'] ?? '')).toEqual({
      message_id: notification.messageId,
      publisher_id: 'container-infra.host-1',
      event_type: 'magnum.cluster.create',
      priority: 'INFO',
      payload: notification.payload,
      timestamp: '2026-01-02 03:04:06.789000',
      _unique_id: notification.messageId.replaceAll('-', ''),
    });
  });

  it('tells of what was signed for somebody', () => {
    const certificate = {
      serial: '0A',
      subject: 'CN=ann',
      expiresAt: '2027-01-01T00:00:00.000Z',
      by: operation.caller,
    };
    expect(tell(event({ type: 'certificate.signed', issuedId: 'i', certificate }))).toMatchObject({
      eventType: 'magnum.certificate.create',
      priority: 'INFO',
      payload: {
        outcome: 'success',
        initiator: { id: 'u1' },
        target: { id: '0A', attachments: [{ content: { cluster_uuid: cluster.uuid, subject: 'CN=ann' } }] },
        attachments: [{ name: 'chat', content: { user_name: 'ann' } }],
      },
    });
    expect(tell(event({ type: 'certificate.signed', issuedId: 'from before' }))).toBeNull();
  });

  it.each([
    [{ type: 'approval.requested' }, 'create', 'pending', 'INFO'],
    [{ type: 'approval.decided', state: 'APPROVED' }, 'update', 'pending', 'INFO'],
    [{ type: 'approval.decided', state: 'DENIED' }, 'update', 'success', 'INFO'],
    [{ type: 'approval.finished', state: 'APPLIED' }, 'update', 'success', 'INFO'],
    [{ type: 'approval.finished', state: 'FAILED' }, 'update', 'failure', 'ERROR'],
  ] as const)('tells of a request that others decide: %o', (what, action, outcome, priority) => {
    const intent = { name: 'quota-request', slots: { hardLimit: 30 } };
    const about = { action: 'quota', projectName: 'demo', intent, reason: 'exam week', by: operation.caller };
    expect(tell(event({ ...what, number: 17, about }))).toMatchObject({
      eventType: `magnum.approval.${action}`,
      priority,
      payload: {
        outcome,
        target: {
          id: 'Q-17',
          attachments: [{ content: { intent, reason: 'exam week', project_name: 'demo' } }],
        },
      },
    });
  });
});
