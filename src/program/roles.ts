/** What a process of the program may do: everything, or one part of it. */
export const roles = ['all', 'bot', 'conductor', 'api'] as const;
export type Role = (typeof roles)[number];
