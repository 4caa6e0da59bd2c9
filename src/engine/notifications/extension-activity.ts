import { requestId } from '../approvals/approval.js';
import type { Event, EventBody } from '../events/event.js';
import type { Activity } from './activity.js';
import { done } from './done.js';

type Signed = Extract<EventBody, { type: 'certificate.signed' }>;
type Approved = Extract<EventBody, { type: 'approval.requested' | 'approval.decided' | 'approval.finished' }>;

/** A certificate that was signed for somebody (magnum.md J.4); null for one that was signed before this was told. */
export function signedActivity({ clusterUuid }: Event, { certificate }: Signed): Activity | null {
  if (!certificate) return null;
  const { by, serial, subject, expiresAt } = certificate;
  const typeURI = 'service/magnum/certificate';
  const content = { cluster_uuid: clusterUuid, serial, subject, expires_at: expiresAt };
  const attachments = [{ typeURI, name: 'certificate_data', content }];
  const target = { id: serial, typeURI, name: subject, attachments };
  return done('certificate', typeURI, 'create', target, by);
}

/** What became of something that others decide (magnum.md J.4); null for a request from before this was told. */
export function approvalActivity({ projectId }: Event, body: Approved): Activity | null {
  if (!body.about) return null;
  const { by, action, projectName, intent, reason } = body.about;
  const typeURI = 'service/magnum/approval';
  const id = requestId(body);
  const state = 'state' in body ? body.state : 'PENDING';
  const content = {
    project_id: projectId,
    project_name: projectName,
    operation: action,
    intent,
    reason,
    state,
  };
  const target = { id, typeURI, name: id, attachments: [{ typeURI, name: 'approval_data', content }] };
  return done('approval', typeURI, state === 'PENDING' ? 'create' : 'update', target, by, outcomes[state]);
}

/** That somebody refuses, or takes a request back, is no failure; that what was approved cannot be done is one. */
const outcomes = {
  PENDING: 'pending',
  APPROVED: 'pending',
  APPLIED: 'success',
  DENIED: 'success',
  EXPIRED: 'success',
  CANCELLED: 'success',
  SUPERSEDED: 'success',
  FAILED: 'failure',
} as const;
