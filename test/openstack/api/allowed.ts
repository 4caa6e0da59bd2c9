import type { Seen } from './compare.js';
import type { ApiRequest } from './requests.js';

/** A difference to the real Magnum that is meant. */
export interface Allowed {
  readonly reason: string;
  readonly is: (what: {
    readonly request: ApiRequest;
    readonly there: Seen;
    readonly here: Seen;
    /** As `differences` words it. */
    readonly difference: string;
  }) => boolean;
}

export const allowed: readonly Allowed[] = [
];
