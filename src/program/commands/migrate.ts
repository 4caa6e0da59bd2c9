import { openConfigured } from '../database.js';
import { readConfig } from '../environment.js';

/** `migrate`: applies what the database lacks. Doing it twice does nothing. */
export async function runMigrate(): Promise<void> {
  const database = await openConfigured(readConfig());
  console.log(
    `The ${database.provider === 'sqlite' ? 'SQLite' : 'PostgreSQL'} database has every migration.`,
  );
  await database.close();
}
