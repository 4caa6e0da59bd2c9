import type { Meant } from './printed.js';

/** Lines that a client of Magnum prints otherwise here than on the real Magnum, and why. */
export const meant: readonly Meant[] = [
  {
    reason: 'A template in use is called what the request called it.',
    is: ({ line }) => /is referenced by one or multiple clusters/.test(line),
  },
  {
    reason: 'The answer to a change tells when that was; Magnum tells it from the next answer on.',
    is: ({ command, line }) => command.includes('template-update') && /: \| updated_at \|/.test(line),
  },
  {
    reason: 'etcd discovery is this program itself.',
    is: ({ line }) => /: \| discovery_url \|/.test(line),
  },
  {
    reason:
      "Heat's reason stays with a status that is good; Magnum forgets it where the cluster is saved for something else.",
    is: ({ line }) => /: \| status_reason \|/.test(line),
  },
];
