import { positional } from '../fields.js';

/** The request that a command is about. */
export const request = positional('request', 'text', 'id of the request, such as Q-17', { required: true });
