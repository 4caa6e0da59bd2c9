import { carryOut } from '../../../src/engine/approvals/apply.js';
import type { Caller } from '../../../src/engine/caller.js';
import type { Engine } from '../../../src/engine/engine.js';
import { EngineError } from '../../../src/engine/errors.js';
import { saveLink } from '../../../src/engine/store/chat-credentials.js';
import type { Cloud } from '../../../src/openstack/cloud.js';

/** Somebody in chat who acts by the program's account, as an admin of a project. */
export function inChat(project: string, id: string): Caller {
  return {
    userId: 'service',
    userName: 'service',
    projectId: project,
    projectName: project,
    roles: ['admin'],
    service: true,
    chat: { platform: 'slack', workspace: 'T1', id, name: id },
  };
}

/** Logs people in as users that Keystone says are admins, whatever their credential. */
export function keystoneTakesAll({ clouds }: Engine): Pick<Engine, 'clouds'> {
  const session = { identity: { whoami: async () => ({ roles: ['admin'] }) }, close: async () => undefined };
  return { clouds: { ...clouds, withCredential: () => session as unknown as Cloud } };
}

/** Keeps that a caller has logged in in chat, for the project in which they act. */
export async function loggedIn({ db, seal }: Engine, caller: Caller): Promise<void> {
  const { chat, userId, userName, projectId, projectName } = caller;
  if (!chat || caller.service) return;
  const person = { platform: chat.platform, workspace: chat.workspace, person: chat.id };
  const link = {
    credentialId: userId,
    sealedSecret: seal.close('secret'),
    userId,
    userName,
    projectId,
    projectName,
  };
  await db.write((tx) => saveLink(tx, person, link));
}

/** What was refused with a sentence is nothing that went wrong. */
export async function tried(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof EngineError)) throw error;
  });
}

/** Carries out, and is killed between taking the request and doing what it asks for; its lease runs out. */
export async function dying(engine: Engine, number: number): Promise<void> {
  let writes = 0;
  const db: Engine['db'] = {
    ...engine.db,
    write: (work) => (++writes > 1 ? Promise.reject(new Error('killed')) : engine.db.write(work)),
  };
  await carryOut({ ...engine, db }, number).catch(() => undefined);
  await engine.db.write((tx) =>
    tx.approval.updateMany({ where: { number }, data: { leaseUntil: new Date(0) } }),
  );
}
