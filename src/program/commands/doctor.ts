import { counted } from '../../card/words.js';
import type { Config } from '../../config/config.js';
import { intents } from '../../intents/registry.js';
import { databaseUrl, openConfigured } from '../database.js';
import { checkConductors } from '../doctor/conductors.js';
import { checkNotifications } from '../doctor/notifications.js';
import { checkOpenStack } from '../doctor/openstack.js';
import { checkPeople } from '../doctor/people.js';
import { readConfig } from '../environment.js';
import { readPolicy } from '../policy.js';

/** One thing looked at: `sentence` says what was found and, where `ok` is false, how to mend it. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly sentence: string;
}

/** `doctor`: looks at everything that is configured, one line each. Exit code 1 when anything is wrong. */
export async function runDoctor(): Promise<void> {
  const config = readConfig();
  const checks = [
    await checkDatabase(config),
    checkPolicy(config),
    ...(await checkConductors(config)),
    ...(await checkPeople(config)),
    ...(await checkOpenStack(config)),
    ...(await checkNotifications(config)),
    ...(await checkPlatforms(config)),
  ];
  const width = Math.max(...checks.map(({ name }) => name.length));
  for (const { name, ok, sentence } of checks) {
    console.log(`${ok ? 'ok   ' : 'WRONG'} ${name.padEnd(width)}  ${sentence}`);
  }
  if (checks.some(({ ok }) => !ok)) process.exitCode = 1;
}

function checkPolicy({ program }: Config): Check {
  const { MAGNUM_POLICY_FILE: path } = program;
  try {
    readPolicy(path);
    const sentence = path ? `${path} is in order.` : "Magnum's own rules are in force.";
    return { name: 'policy', ok: true, sentence };
  } catch (error) {
    return { name: 'policy', ok: false, sentence: error instanceof Error ? error.message : String(error) };
  }
}

async function checkDatabase(config: Config): Promise<Check> {
  const kind = databaseUrl(config).startsWith('file:') ? 'SQLite' : 'PostgreSQL';
  try {
    const database = await openConfigured(config);
    const clusters = await database.read.cluster.count();
    await database.close();
    return {
      name: 'database',
      ok: true,
      sentence: `${kind} is there, with every migration and ${counted(clusters, 'cluster')}.`,
    };
  } catch (error) {
    return { name: 'database', ok: false, sentence: error instanceof Error ? error.message : String(error) };
  }
}

async function checkPlatforms(config: Config): Promise<Check[]> {
  const checks: Check[] = [];
  if (config.slack) {
    const { checkSlack } = await import('../../bot/slack/doctor.js');
    checks.push(...(await checkSlack(config.slack)));
  } else checks.push({ name: 'slack', ok: true, sentence: 'Not configured.' });
  if (config.discord) {
    const { checkDiscord } = await import('../../bot/discord/doctor.js');
    checks.push(
      ...(await checkDiscord(
        config.discord,
        intents.map(({ command }) => command),
      )),
    );
  } else checks.push({ name: 'discord', ok: true, sentence: 'Not configured.' });
  return checks;
}
