import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { auditLine, verifyAudit, wholeAudit } from '../../engine/audit/read.js';
import { databaseUrl, openConfigured } from '../database.js';
import { readConfig } from '../environment.js';
import { StartProblem } from '../start-problem.js';

/**
 * `audit --export`: every row as a line of JSON, oldest first. `audit --verify`: whether the chain holds; names the first
 * row that does not, with exit code 1. Both together write the rows and judge them.
 */
export async function runAudit(wants: { export?: boolean; verify?: boolean }): Promise<void> {
  if (!wants.export && !wants.verify) {
    throw new StartProblem(['audit needs --export or --verify: say which.']);
  }
  const config = readConfig();
  const file = databaseUrl(config).match(/^file:(.*)$/)?.[1];
  if (file && !existsSync(file)) {
    throw new StartProblem([
      `There is no database at ${file}: set DATA_DIR or DATABASE_URL to the one that the program uses.`,
    ]);
  }
  const db = await openConfigured(config);
  try {
    if (wants.export) {
      for await (const record of wholeAudit(db)) {
        if (!process.stdout.write(`${auditLine(record)}\n`)) await once(process.stdout, 'drain');
      }
    }
    if (wants.verify) {
      const verdict = await verifyAudit(db);
      if (!verdict.ok) throw new StartProblem([`Row ${verdict.seq} of the audit is broken: ${verdict.why}.`]);
      console.error(`The audit holds: ${verdict.rows} rows, the newest hash is ${verdict.head}.`);
    }
  } finally {
    await db.close();
  }
}
