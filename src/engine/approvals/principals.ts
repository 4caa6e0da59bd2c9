import type { Caller } from '../caller.js';

/**
 * Everything by which a caller is known: the chat person, and the Keystone user unless that is the program's own
 * account, as which many people act. Two callers who share one of these are the same person.
 */
export function principalsOf({ userId, service, chat }: Caller): string[] {
  const person = chat ? [`chat:${chat.platform}:${chat.workspace}:${chat.id}`] : [];
  // The account itself, used without a chat, is somebody too.
  return service && chat ? person : [`user:${userId}`, ...person];
}

/** The one by which a caller's votes are counted. */
export function principalOf(caller: Caller): string {
  return principalsOf(caller)[0] ?? `user:${caller.userId}`;
}

/** Whether a caller is one of these. */
export function isOneOf(caller: Caller, principals: readonly string[]): boolean {
  return principalsOf(caller).some((each) => principals.includes(each));
}
