import type { Meant } from './printed.js';

/** Lines that a client of Magnum prints otherwise here than on the real Magnum, and why. */
export const meant: readonly Meant[] = [
  {
    reason: 'The answer to a change tells when that was; Magnum tells it from the next answer on.',
    is: ({ command, line }) => command.includes('template-update') && /: \| updated_at \|/.test(line),
  },
];
