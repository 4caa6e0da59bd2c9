import { randomUUID } from 'node:crypto';
import { Doer } from '../access/channel.js';
import { type Grant, Subject } from '../access/grant.js';
import type { Project } from '../projects.js';
import type { Reader, Writer } from './database.js';
import type { ChatRole as Row } from './generated/sqlite/client.js';

/** A chat server: a Slack team, a Discord server, the playground. */
export interface WorkspaceKey {
  readonly platform: string;
  readonly workspace: string;
}

/** What is granted: to whom, which role, in which project. */
export interface GrantKey {
  readonly project: Project;
  readonly subject: Subject;
  readonly role: string;
}

function toGrant({ kind, subject, subjectName, grantedBy, ...row }: Row): Grant {
  const { id, projectId, projectName, role, createdAt } = row;
  return {
    id,
    projectId,
    projectName,
    role,
    createdAt,
    subject: Subject.parse({ kind, id: subject, name: subjectName }),
    by: Doer.parse(grantedBy),
  };
}

function columns({ platform, workspace }: WorkspaceKey, { project, subject, role }: GrantKey) {
  const id = subject.kind === 'everybody' ? '' : subject.id;
  return { platform, workspace, projectId: project.id, kind: subject.kind, subject: id, role };
}

/** Every grant of a workspace, in the order they were made. */
export async function listGrants(db: Reader, { platform, workspace }: WorkspaceKey): Promise<Grant[]> {
  const rows = await db.chatRole.findMany({
    where: { platform, workspace },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toGrant);
}

/** Adds a grant; answers false when it was there. */
export async function addGrant(tx: Writer, where: WorkspaceKey, what: GrantKey, by: Doer): Promise<boolean> {
  const key = columns(where, what);
  if (await tx.chatRole.findFirst({ where: key })) return false;
  const { project, subject } = what;
  await tx.chatRole.create({
    data: {
      ...key,
      id: randomUUID(),
      projectName: project.name,
      subjectName: subject.kind === 'everybody' ? '' : subject.name,
      grantedBy: Doer.parse(by),
      createdAt: new Date(),
    },
  });
  return true;
}

/** Takes a grant away; answers whether it was there. */
export async function removeGrant(tx: Writer, where: WorkspaceKey, what: GrantKey): Promise<boolean> {
  const { count } = await tx.chatRole.deleteMany({ where: columns(where, what) });
  return count > 0;
}
