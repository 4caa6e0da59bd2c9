import { z } from 'zod';
import type { Doer } from './channel.js';

/** Whom a role is granted to. A person and a group are known by their platform's id. */
export const Subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['person', 'group']), id: z.string().min(1), name: z.string() }),
  z.object({ kind: z.literal('everybody') }),
]);
export type Subject = z.infer<typeof Subject>;

/** A role's name as policy rules write it. */
export const RoleName = z
  .string()
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/, 'takes the name of a role, such as reader, member or admin');

/** A role that somebody has in a project when acting as the program's account. */
export interface Grant {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly subject: Subject;
  readonly role: string;
  readonly by: Doer;
  readonly createdAt: Date;
}

/** Who is asked about: by the platform's ids. */
export interface Grantee {
  readonly id: string;
  readonly groups?: readonly string[] | undefined;
}

/** The roles that grants give somebody in a project, each once. */
export function rolesOf(grants: readonly Grant[], projectId: string, { id, groups = [] }: Grantee): string[] {
  const holds = ({ subject }: Grant) =>
    subject.kind === 'everybody' ||
    (subject.kind === 'person' ? subject.id === id : groups.includes(subject.id));
  const mine = grants.filter((grant) => grant.projectId === projectId && holds(grant));
  return [...new Set(mine.map(({ role }) => role))];
}

/** A subject as cards write it. */
export function subjectName(subject: Subject): string {
  if (subject.kind === 'everybody') return 'everybody';
  return subject.kind === 'person' ? subject.name : `group ${subject.name}`;
}
