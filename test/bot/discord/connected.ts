import Fastify from 'fastify';
import { pino } from 'pino';
import { createDiscord } from '../../../src/bot/discord/discord.js';
import { loadDiscord } from '../../../src/config/discord/load.js';
import type { CommandSpec } from '../../../src/intents/command.js';
import { type FakeDiscordOptions, startFakeDiscord } from '../../servers/discord/server.js';
import { type ScriptedInbox, scriptedInbox } from '../../servers/inbox.js';

/** Commands enough to try every kind of option. */
export const commands: readonly CommandSpec[] = [
  {
    name: 'cluster-create',
    summary: 'Create a cluster',
    positionals: [{ name: 'name', slot: 'name', kind: 'text', summary: 'Its name' }],
    flags: [
      {
        name: 'cluster-template',
        slot: 'clusterTemplate',
        kind: 'cluster-template',
        summary: 'The template',
        required: true,
      },
      { name: 'node-count', slot: 'nodeCount', kind: 'integer', summary: 'How many nodes' },
      { name: 'labels', slot: 'labels', kind: 'labels', summary: 'Labels' },
      { name: 'dry-run', slot: 'dryRun', kind: 'boolean', summary: 'Only show what would happen' },
    ],
    examples: ['cluster-create ci --cluster-template k8s'],
    risk: 'change',
  },
  {
    name: 'cluster-update',
    summary: 'Change a cluster',
    positionals: [
      { name: 'cluster', slot: 'cluster', kind: 'cluster', summary: 'Which', required: true },
      {
        name: 'op',
        slot: 'op',
        kind: 'text',
        summary: 'What to do',
        required: true,
        choices: ['add', 'replace', 'remove'],
      },
      { name: 'changes', slot: 'changes', kind: 'text', summary: 'key=value', required: true, list: true },
    ],
    flags: [],
    examples: ['cluster-update ci replace node_count=2'],
    risk: 'change',
  },
  {
    name: 'cluster-delete',
    summary: 'Delete clusters',
    positionals: [
      { name: 'clusters', slot: 'clusters', kind: 'cluster', summary: 'Which', required: true, list: true },
    ],
    flags: [],
    examples: ['cluster-delete ci'],
    risk: 'destructive',
  },
  {
    name: 'help',
    summary: 'Show what I can do',
    positionals: [],
    flags: [],
    examples: ['help'],
    risk: 'read',
  },
];

/** The real adapter, connected to a local Discord. */
export async function connectDiscord(
  answer: ScriptedInbox['answer'] = async () => {},
  options: FakeDiscordOptions = {},
) {
  const discord = await startFakeDiscord({ commands, ...options });
  const loaded = loadDiscord(discord.env);
  if (!loaded || !('config' in loaded)) throw new Error('The local Discord gives no usable settings.');
  const bot = createDiscord({
    config: loaded.config,
    logger: pino({ level: process.env.SAY ?? 'silent' }),
  });
  const inbox = scriptedInbox(answer, options.commands ?? commands);
  const server = Fastify();
  if (bot.http) await server.register(bot.http);
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  await bot.start(inbox);
  return {
    discord,
    bot,
    inbox,
    config: loaded.config,
    /** Where interactions are taken over HTTP. */
    endpoint: `${address}/discord/interactions`,
    async stop() {
      await bot.stop();
      await server.close();
      await discord.stop();
    },
  };
}
