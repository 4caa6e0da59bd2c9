import type { Meant } from './printed.js';

/** Lines that a client of Magnum prints otherwise here than on the real Magnum, and why. */
export const meant: readonly Meant[] = [];
