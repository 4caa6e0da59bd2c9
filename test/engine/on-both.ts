import { loadApprovalPolicy } from '../../src/engine/approvals/policy.js';
import type { Engine } from '../../src/engine/engine.js';
import { openDatabase } from '../../src/engine/store/database.js';
import { type Databases, postgresDatabases, sqliteDatabases } from './database.js';
import { type Lab, startLab } from './lab.js';

/** For `describe.each`: the databases that there are, by name. */
export const bothDatabases: [string, () => Promise<Databases>][] = [
  ['SQLite', sqliteDatabases],
  ['PostgreSQL', postgresDatabases],
];

/** A laboratory whose engine has a fresh database of one kind, and what else of it is to be another. */
export async function startLabOn(
  start: () => Promise<Databases>,
  change: (engine: Engine) => Partial<Engine> = () => ({}),
): Promise<Lab> {
  const lab = await startLab();
  const databases = await start();
  const db = await openDatabase(await databases.fresh(), lab.engine.seal);
  return {
    ...lab,
    engine: { ...lab.engine, ...change(lab.engine), db },
    async stop() {
      await db.close();
      await databases.stop();
      await lab.stop();
    },
  };
}

/** The approval policy of a file that says this; throws what is wrong with it. */
export function approvalPolicy(file: object): Engine['approvals'] {
  const loaded = loadApprovalPolicy(file);
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  return loaded.policy;
}
