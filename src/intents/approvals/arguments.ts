import { positional } from '../fields.js';

/** The request that a command is about. */
export const request = positional('request', 'text', 'id of the request, such as Q-17', { required: true });

/** Asked for in the form in which it is confirmed, where the request wants it. */
export const passcode = positional(
  'passcode',
  'secret',
  'six digits, of the authenticator of your Keystone user',
);
