import { z } from 'zod';
import { ClusterStatus } from '../clusters/cluster.js';
import { StageName } from '../operations/operation.js';

/**
 * Everything the engine tells the world, as it is stored: written in the transaction of the change itself and
 * read in order of `seq` by consumers that keep their own position.
 */
export const EventBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('operation.accepted') }),
  /** Counts or stages moved. Only the newest matters. */
  z.object({ type: z.literal('operation.progressed') }),
  z.object({ type: z.literal('stage.finished'), stage: StageName }),
  z.object({ type: z.literal('operation.superseded') }),
  /** The operation is over; `status` is what the cluster was left in. */
  z.object({ type: z.literal('operation.finished'), status: ClusterStatus }),
  /** Somebody had a request signed; what was signed is remembered under this id. */
  z.object({ type: z.literal('certificate.signed'), issuedId: z.string() }),
  /** A remembered certificate expires in so many days. */
  z.object({ type: z.literal('certificate.expiring'), issuedId: z.string(), days: z.number().int() }),
  z.object({ type: z.literal('template.created'), name: z.string(), uuid: z.string() }),
  z.object({ type: z.literal('template.updated'), name: z.string(), uuid: z.string() }),
  z.object({ type: z.literal('template.deleted'), name: z.string(), uuid: z.string() }),
]);
export type EventBody = z.infer<typeof EventBody>;

export interface Event {
  readonly seq: number;
  readonly projectId: string;
  readonly clusterUuid: string | null;
  readonly operationId: string | null;
  readonly body: EventBody;
  readonly createdAt: Date;
}
