import type { Event } from '../events/event.js';
import type { Operation } from '../operations/operation.js';
import { AlertKind } from './kinds.js';

/** Something that channels may want to hear of. */
export interface Happening {
  readonly projectId: string;
  readonly clusterUuid: string | null;
  readonly clusterName: string;
  /** Whoever wants one of them hears it. */
  readonly kinds: readonly AlertKind[];
  /** What failed may be told in spite of quiet hours. */
  readonly isFailure: boolean;
  /** Of a failure in Heat: the type of the resource, where one is known, and whether something was being deleted. */
  readonly failed?: { readonly type: string | null; readonly deleting: boolean };
  /** One sentence, or the reason of a failure as it came, for the line in a digest. */
  readonly text: string;
  readonly at: Date;
}

/** What an event is to those who listen; null where it is nothing that anybody can subscribe to. */
export function happening(
  event: Event,
  about: { readonly operation: Operation | null; readonly clusterName: string | null },
): Happening | null {
  const { projectId, clusterUuid, createdAt: at, body } = event;
  const clusterName = about.operation?.clusterName ?? about.clusterName ?? clusterUuid ?? '';
  const base = { projectId, clusterUuid, clusterName, at };
  const what = (kinds: readonly AlertKind[], text: string, isFailure = false) => ({
    ...base,
    kinds,
    text,
    isFailure,
  });
  switch (body.type) {
    case 'operation.finished': {
      const { left = null, faults: [fault] = [], reason = null } = about.operation?.outcome ?? {};
      // What it left failed is news of that status too: one waits for the end of the other.
      const kinds = [left?.status, body.status].flatMap((status) => AlertKind.safeParse(status).data ?? []);
      if (kinds.length === 0) return null;
      if (left) return what(kinds, left.reason ?? '');
      const isFailure = about.operation?.state === 'failed';
      if (!isFailure) return what(kinds, '');
      const failed = { type: fault?.type ?? null, deleting: about.operation?.kind === 'delete' };
      return { ...what(kinds, fault?.reason ?? reason ?? '', true), failed };
    }
    case 'operation.stuck':
      return what(['stuck'], body.waiting ? `waits for ${body.waiting.path.join(' › ')}` : 'does not move');
    case 'operation.moved':
      return what(['stuck'], 'goes on');
    case 'cluster.lost': {
      const status = AlertKind.safeParse(body.status).data;
      return { ...what([...(status ? [status] : []), 'drift'], body.reason, true), clusterName: body.name };
    }
    case 'cluster.drifted':
      return what(['drift'], body.reason);
    case 'cluster.restored':
      return what(['drift'], 'is as it was again');
    case 'health.changed':
      if (![body.status, body.before].includes('UNHEALTHY')) return null;
      return { ...what(['health'], body.status, body.status === 'UNHEALTHY'), clusterName: body.name };
    case 'certificate.expiring':
      return what(
        ['certificate'],
        `a certificate expires in ${body.days} ${body.days === 1 ? 'day' : 'days'}`,
      );
    default:
      return null;
  }
}
