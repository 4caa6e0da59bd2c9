import { z } from 'zod';
import { Caller } from '../caller.js';
import { AlertKind } from './kinds.js';
import { Digest, Quiet } from './times.js';

const ClusterRef = z.object({ uuid: z.string(), name: z.string() });

/** A channel that wants to hear what happens in a project. */
export const Subscription = z.object({
  id: z.string(),
  projectId: z.string(),
  platform: z.string(),
  workspace: z.string(),
  channel: z.string(),
  /** As it was said; null where it was asked in the channel itself. */
  channelName: z.string().nullable(),
  /** Only this cluster; null: all of the project. */
  cluster: ClusterRef.nullable(),
  /** Empty: everything. */
  kinds: z.array(AlertKind),
  exceptKinds: z.array(AlertKind),
  exceptClusters: z.array(ClusterRef),
  /** Null: at once. */
  digest: Digest.nullable(),
  quiet: Quiet.nullable(),
  /** IANA name, of the digest's and the quiet hours' clocks. */
  timeZone: z.string(),
  /** What failed is told at once, in spite of digest and quiet hours. */
  urgent: z.boolean(),
  /** Who asked for it. */
  caller: Caller,
  createdAt: z.date(),
});
export type Subscription = z.infer<typeof Subscription>;

/** What a channel wants to hear and when, whoever asked for it. */
export type Wish = Omit<Subscription, 'id' | 'caller' | 'createdAt'>;

/** A subscription of which nothing was said: everything, at once. */
export const unsaid = {
  kinds: [],
  cluster: null,
  exceptKinds: [],
  exceptClusters: [],
  digest: null,
  quiet: null,
  timeZone: 'UTC',
  urgent: false,
} as const satisfies Partial<Wish>;
