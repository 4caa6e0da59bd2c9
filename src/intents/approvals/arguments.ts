import { positional } from '../fields.js';

const asked = { required: true, placeholder: 'Q-17' } as const;

/** The request that a command is about: one that its person may decide, one of their own, or any. */
export const requestToDecide = positional(
  'request',
  'request-to-decide',
  'id of the request, such as Q-17',
  asked,
);
export const ownRequest = positional('request', 'own-request', 'id of the request, such as Q-17', asked);
export const request = positional('request', 'text', 'id of the request, such as Q-17', asked);

/** Asked for in the form in which it is confirmed, where the request wants it. */
export const passcode = positional(
  'passcode',
  'secret',
  'six digits, of the authenticator of your Keystone user',
);

/** A request that waits, and that its person sees. */
export const waitingRequest = positional(
  'request',
  'waiting-request',
  'id of the request, such as Q-17',
  asked,
);
