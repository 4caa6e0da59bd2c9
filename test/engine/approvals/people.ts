import { carryOut } from '../../../src/engine/approvals/apply.js';
import type { Caller } from '../../../src/engine/caller.js';
import type { Engine } from '../../../src/engine/engine.js';
import { EngineError } from '../../../src/engine/errors.js';

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
