import type { Caller } from '../caller.js';
import type { ClusterStatus } from '../clusters/cluster.js';
import type { Event } from '../events/event.js';
import type { Operation, Origin } from '../operations/operation.js';
import { done } from './done.js';
import { approvalActivity, signedActivity } from './extension-activity.js';

/** What happened, in CADF's terms. */
export interface Activity {
  /** The middle of the event type: `cluster` of `magnum.cluster.create`. */
  readonly resource: 'cluster' | 'cluster.health' | 'clustertemplate' | 'quota' | 'certificate' | 'approval';
  readonly typeURI: string;
  readonly action: 'create' | 'update' | 'delete';
  readonly outcome: 'pending' | 'success' | 'failure';
  readonly target: Readonly<Record<string, unknown>>;
  readonly by: Caller | null;
  readonly origin: Origin | null;
  readonly operation: (Pick<Operation, 'id' | 'kind'> & { readonly state?: 'superseded' }) | null;
}

/** What an event says happened; null where nothing did that Magnum, or its extensions here, tell of. */
export function activityOf(event: Event, operation: Operation | null): Activity | null {
  const { body } = event;
  switch (body.type) {
    case 'operation.accepted':
    case 'operation.finished':
    case 'operation.superseded':
      return operation && clusterActivity(event, operation);
    case 'cluster.lost':
      return foundActivity(event, 'cluster', 'failure');
    case 'health.changed':
      return foundActivity(event, 'cluster.health', body.status === 'UNHEALTHY' ? 'failure' : 'success');
    case 'template.created':
    case 'template.updated':
    case 'template.deleted': {
      const actions = {
        'template.created': 'create',
        'template.updated': 'update',
        'template.deleted': 'delete',
      } as const;
      const typeURI = 'service/magnum/clustertemplate';
      const target = { id: body.uuid, typeURI, name: body.name };
      return done('clustertemplate', typeURI, actions[body.type], target, body.by ?? null);
    }
    case 'quota.changed': {
      const typeURI = 'service/magnum/quota';
      const content = {
        project_id: event.projectId,
        resource: body.resource,
        hard_limit: body.hardLimit,
      };
      const attachments = [{ typeURI, name: 'quota_data', content }];
      const target = { id: event.projectId, typeURI, name: body.resource, attachments };
      return done('quota', typeURI, body.action, target, body.by);
    }
    case 'certificate.signed':
      return signedActivity(event, body);
    case 'approval.requested':
    case 'approval.decided':
    case 'approval.finished':
      return approvalActivity(event, body);
    default:
      return null;
  }
}

function clusterActivity({ body }: Event, operation: Operation): Activity {
  const typeURI = 'service/magnum/cluster';
  const finished = body.type === 'operation.finished' ? body.status : null;
  const data = 'cluster' in body ? body.cluster : undefined;
  return {
    resource: 'cluster',
    typeURI,
    action: actionOf(operation),
    outcome:
      body.type === 'operation.superseded' ? 'failure' : finished === null ? 'pending' : outcomeOf(finished),
    target: {
      id: operation.clusterUuid ?? data?.uuid ?? operation.id,
      typeURI,
      name: operation.clusterName,
      ...(data ? { attachments: [{ typeURI, name: 'cluster_data', content: withoutUuid(data) }] } : {}),
    },
    by: operation.caller,
    origin: operation.origin,
    operation: {
      id: operation.id,
      kind: operation.kind,
      ...(body.type === 'operation.superseded' ? { state: 'superseded' } : {}),
    },
  };
}

/** What was found of a cluster though nobody asked for anything. */
function foundActivity(
  { body, clusterUuid }: Event,
  resource: 'cluster' | 'cluster.health',
  outcome: 'success' | 'failure',
): Activity {
  const typeURI = 'service/magnum/cluster';
  const data = 'cluster' in body ? body.cluster : undefined;
  const found =
    body.type === 'health.changed'
      ? [
          {
            typeURI,
            name: 'health',
            content: { health_status: body.status, health_status_reason: body.reason },
          },
        ]
      : [];
  const attachments = [
    ...(data ? [{ typeURI, name: 'cluster_data', content: withoutUuid(data) }] : []),
    ...found,
  ];
  const target = { id: clusterUuid ?? '', typeURI, name: 'name' in body ? body.name : '', attachments };
  return { resource, typeURI, action: 'update', outcome, target, by: null, origin: null, operation: null };
}

function withoutUuid({ uuid: _uuid, ...content }: Record<string, unknown>) {
  return content;
}

/** Magnum tells of everything that is neither create nor delete as an update; the attached operation says what it was. */
function actionOf({ kind, input }: Operation): Activity['action'] {
  if (kind === 'create' || kind === 'delete') return kind;
  return kind === 'retry' && input.of === 'create' ? 'create' : 'update';
}

/** Magnum counts a rollback that ended well as a success. */
function outcomeOf(status: ClusterStatus): Activity['outcome'] {
  return status.endsWith('_COMPLETE') ? 'success' : 'failure';
}
