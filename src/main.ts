import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { roles } from './program/roles.js';
import { StartProblem } from './program/start-problem.js';

/** Read by hand: what checks shapes is loaded only by the commands that need it. */
function readVersion(): string {
  const about: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof about === 'object' && about && 'version' in about ? String(about.version) : 'unknown';
}

const program = new Command('magnum-chatops')
  .description("OpenStack Magnum's cluster management in Slack and Discord")
  .version(readVersion())
  .showHelpAfterError('(--help shows what there is)')
  .configureHelp({ sortSubcommands: false });

program
  .command('serve', { isDefault: true })
  .description('start the bot; with nothing configured, the sandbox cloud and the playground')
  .addOption(new Option('--role <role>', 'what this process does').choices(roles).default('all'))
  .addHelpText(
    'after',
    '\nSettings are environment variables or lines of a file .env: docs/settings.md has them all. PORT=3001 takes another port.',
  )
  .action(async (options) => (await import('./program/commands/serve.js')).runServe(options.role));

program
  .command('console')
  .description('the same chat in this terminal; with the sandbox, instead of serve')
  .action(async () => (await import('./program/commands/console.js')).runConsole());

program
  .command('parse')
  .description('read one message a line from standard input, write what it means as JSON, one line each')
  .option('--clusters <names>', 'clusters that exist, with commas')
  .option('--templates <names>', 'cluster templates that exist, with commas')
  .option('--projects <names>', 'projects that exist, with commas')
  .option('--nodegroups <names>', 'node groups that exist, with commas')
  .action(async (options) => (await import('./program/commands/parse.js')).runParse(options));

program
  .command('misreadings')
  .description('write every message that its person marked as read wrongly, as JSON, one line each')
  .action(async () => (await import('./program/commands/misreadings.js')).runMisreadings());

program
  .command('migrate')
  .description('bring the database to the newest version (serve does so by itself)')
  .action(async () => (await import('./program/commands/migrate.js')).runMigrate());

program
  .command('audit')
  .description('write out every change and refusal as JSON lines, or check that nobody altered them')
  .option('--export', 'write every row to standard output, oldest first')
  .option('--verify', 'follow the chain of hashes and name the first row that is broken')
  .action(async (options) => (await import('./program/commands/audit.js')).runAudit(options));

program
  .command('doctor')
  .description(
    'check every credential, scope and endpoint that is configured, and say how to mend what is wrong',
  )
  .action(async () => (await import('./program/commands/doctor.js')).runDoctor());

program
  .command('slack-manifest')
  .description('print the manifest to make the Slack app from')
  .option(
    '--url <url>',
    'for HTTP mode: where Slack reaches this program, for example https://bot.example.org',
  )
  .action(async (options) =>
    (await import('./program/commands/slack-manifest.js')).runSlackManifest(options.url),
  );

program
  .command('discord-register')
  .description('register the slash commands with Discord (serve does so by itself)')
  .action(async () => (await import('./program/commands/discord-register.js')).runDiscordRegister());

program
  .command('openstack-register')
  .description(
    "make in Keystone what Magnum's API needs there: service, endpoints, accounts, the domain of trustees",
  )
  .option('--url <url>', 'where clients reach the API, ending in /v1; else MAGNUM_API_URL')
  .option('--region <region>', 'the region of the endpoints; else OS_REGION_NAME')
  .option('--user <name>', "the program's account", 'magnum-chatops')
  .option('--project <name>', 'the project that chat works in', 'magnum-chatops')
  .option('--trustee-domain <name>', "the domain of the clusters' own users", 'magnum')
  .option('--output <file>', 'where the settings to run with are written; else DATA_DIR/openstack.env')
  .addHelpText('after', '\nIt takes the credentials of an admin (OS_CLOUD or OS_*) and may be repeated.')
  .action(async (options) =>
    (await import('./program/commands/openstack-register.js')).runOpenStackRegister(options),
  );

const [asked] = process.argv.slice(2);
const known = [...program.commands.map((command) => command.name()), 'help'];

try {
  if (asked !== undefined && !asked.startsWith('-') && !known.includes(asked)) {
    throw new StartProblem([
      `There is no command ${JSON.stringify(asked)}. Those there are: ${known.join(', ')}.`,
    ]);
  }
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  for (const problem of error.problems) console.error(`magnum-chatops: ${problem}`);
  process.exitCode = 1;
}
