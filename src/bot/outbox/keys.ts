import { type ChannelKey, laneOf } from '../../engine/access/channel.js';

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

/** A channel as the end of a key. */
function at(place: ChannelKey): string {
  return `:${laneOf(place)}`;
}

/** The message about a subject in one channel: what several reasons lead to is told there once. */
export function placeKey(subject: string, place: ChannelKey): string {
  return `${subject}${at(place)}`;
}

/** What a message in one channel is about, whatever the channel. */
export function subjectOfKey(key: string, place: ChannelKey): string {
  return key.endsWith(at(place)) ? key.slice(0, -at(place).length) : key;
}

/** The end of an operation. */
export function endSubject(operationId: string): string {
  return `op:${operationId}:end`;
}

/** Something that was found, or that does not move. */
export function eventSubject(seq: number): string {
  return `event:${seq}`;
}

/** The one post at the end, in one channel. */
export function alertKey(operationId: string, place: ChannelKey): string {
  return placeKey(endSubject(operationId), place);
}

/** The living card of an operation that was asked for elsewhere, in one channel. */
export function announcementKey(operationId: string, place: ChannelKey): string {
  return placeKey(`op:${operationId}:told`, place);
}

/** The one post of what was found of a cluster at rest, in one channel. */
export function noticeKey(seq: number, place: ChannelKey): string {
  return placeKey(eventSubject(seq), place);
}

/** The living card of a request, where it was asked. */
export function askedKey(number: number): string {
  return `approval:${number}`;
}

/** Another message about a request, in one channel. */
export function keyOf(number: number, what: string, place: ChannelKey): string {
  return placeKey(`${askedKey(number)}:${what}`, place);
}
