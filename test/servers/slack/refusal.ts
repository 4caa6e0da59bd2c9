import type { Json } from './workspace.js';

/** Slack's answer to a method: `ok: false` with its word for the error is thrown as this. */
export class SlackRefusal extends Error {
  constructor(
    readonly error: string,
    readonly more: Json = {},
  ) {
    super(error);
  }
}
