/** Names of messages: the same key is the same message for ever. */

/** The living card of an operation. */
export function operationKey(operationId: string): string {
  return `op:${operationId}`;
}

/** A stage told in the thread. */
export function stageKey(operationId: string, stage: string): string {
  return `op:${operationId}:${stage}`;
}

/** The reminder that a certificate expires in so many days. */
export function expiryKey(issuedId: string, days: number): string {
  return `certificate:${issuedId}:${days}`;
}

/** The one post at the end, in one channel. */
export function alertKey(
  operationId: string,
  place: { platform: string; workspace: string; channel: string },
): string {
  return `op:${operationId}:end:${place.platform}:${place.workspace}:${place.channel}`;
}

/** The living card of an operation that was asked for elsewhere, in one channel. */
export function announcementKey(
  operationId: string,
  place: { platform: string; workspace: string; channel: string },
): string {
  return `op:${operationId}:told:${place.platform}:${place.workspace}:${place.channel}`;
}

/** The one post of what was found of a cluster at rest, in one channel. */
export function noticeKey(
  seq: number,
  place: { platform: string; workspace: string; channel: string },
): string {
  return `event:${seq}:${place.platform}:${place.workspace}:${place.channel}`;
}
