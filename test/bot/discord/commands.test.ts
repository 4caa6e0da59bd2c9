import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCommand, countCharacters } from '../../../src/bot/discord/commands/build.js';
import { commandPaths } from '../../../src/bot/discord/commands/tree.js';
import { checkDiscord } from '../../../src/bot/discord/doctor.js';
import { discordPermissions, inviteUrl, permissionBits } from '../../../src/bot/discord/permissions.js';
import { registerCommands } from '../../../src/bot/discord/registration.js';
import { discordRest } from '../../../src/bot/discord/rest.js';
import { loadDiscord } from '../../../src/config/discord/load.js';
import { discordSettings } from '../../../src/config/discord/settings.js';
import type { ArgumentSpec, CommandSpec } from '../../../src/intents/command.js';
import { intents } from '../../../src/intents/registry.js';
import { acceptCommands } from '../../servers/discord/limits.js';
import { startFakeDiscord } from '../../servers/discord/server.js';
import { commands, connectDiscord } from './connected.js';

const name = fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,12}){0,2}$/);
const argument: fc.Arbitrary<ArgumentSpec> = fc.record(
  {
    name,
    slot: fc.constant('slot'),
    kind: fc.constantFrom('text', 'integer', 'boolean', 'labels', 'cluster', 'image'),
    summary: fc.string({ minLength: 1, maxLength: 120 }).filter((text) => text.trim() !== ''),
    required: fc.boolean(),
    list: fc.boolean(),
    choices: fc.uniqueArray(fc.stringMatching(/^[A-Z_]{1,20}$/), { maxLength: 30 }),
  },
  { requiredKeys: ['name', 'slot', 'kind', 'summary'] },
);
const spec: fc.Arbitrary<CommandSpec> = fc.record({
  name,
  summary: fc.string({ minLength: 1, maxLength: 90 }).filter((text) => text.trim() !== ''),
  positionals: fc.uniqueArray(argument, { maxLength: 3, selector: (one) => one.name }),
  flags: fc.uniqueArray(argument, { maxLength: 35, selector: (one) => one.name }),
  examples: fc.constant(['x']),
  risk: fc.constant('read' as const),
});

/** As many commands, and as large, as the whole product has. */
function product(): CommandSpec[] {
  const flags = (count: number): ArgumentSpec[] =>
    Array.from({ length: count }, (_, index) => ({
      name: `docker-storage-flag-${index}`,
      slot: 'x',
      kind: 'text',
      summary: 'The storage driver of Docker on every node of the cluster',
    }));
  const sizes: Record<string, number> = {
    'cluster-template-create': 30,
    'cluster-create': 16,
    'nodegroup-create': 10,
  };
  const names =
    'cluster-template: create list show update delete; cluster: create list show update resize upgrade delete config events; nodegroup: list show create update delete; ca: show sign rotate; quotas: list show create update delete; alert: subscribe unsubscribe list; project: list use';
  const grouped = names.split('; ').flatMap((line) => {
    const [group, subs = ''] = line.split(': ');
    return subs.split(' ').map((sub) => `${group}-${sub}`);
  });
  const lone = [
    'quota-request',
    'approval-list',
    'approve',
    'deny',
    'stats-list',
    'service-list',
    'login',
    'logout',
    'whoami',
    'help',
  ];
  return [...grouped, ...lone].map((one) => ({
    name: one,
    summary: `Do what ${one} does, in one line of some length`,
    positionals: [
      {
        name: 'cluster',
        slot: 'cluster',
        kind: 'cluster',
        summary: 'The cluster, by name or id',
        required: true,
      },
    ],
    flags: flags(sizes[one] ?? 3),
    examples: [one],
    risk: 'read',
  }));
}

describe('/magnum as Discord registers it', () => {
  test('of any commands is within what Discord takes', () => {
    const some = fc.uniqueArray(spec, { minLength: 1, maxLength: 12, selector: (one) => one.name });
    fc.assert(
      fc.property(some, (specs) => {
        expect(() => acceptCommands([JSON.parse(JSON.stringify(buildCommand(specs)))])).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });

  test('of a product of fifty commands fits into 8000 characters, with every command in it', () => {
    const built = buildCommand(product());
    expect(countCharacters(built)).toBeLessThanOrEqual(8000);
    expect(() => acceptCommands([JSON.parse(JSON.stringify(built))])).not.toThrow();
    const text = JSON.stringify(built);
    for (const word of ['resize', 'subscribe', 'quota-request', 'whoami', 'upgrade'])
      expect(text).toContain(`"name":"${word}"`);
  });

  test('of the product as it is leaves no command and no flag out', () => {
    const specs = intents.map((intent) => intent.command);
    const text = JSON.stringify(acceptCommands([JSON.parse(JSON.stringify(buildCommand(specs)))]));
    for (const { group, name } of commandPaths(specs)) {
      if (group) expect(text).toContain(`"name":"${group}"`);
      expect(text).toContain(`"name":"${name}"`);
    }
  });

  test('describes itself in Chinese to whoever reads Chinese, with the same names', () => {
    const built = buildCommand(intents.map((intent) => intent.command));
    expect(built).toMatchObject({
      name: 'magnum',
      description: 'Manage container clusters on OpenStack',
      description_localizations: { 'zh-CN': '管理 OpenStack 上的容器集群' },
    });
    const language = built.options
      ?.flatMap((one) => ('options' in one && one.type === 2 ? (one.options ?? []) : [one]))
      .find((one) => one.description.startsWith('Say what language'));
    expect(language).toMatchObject({
      name: 'language',
      description_localizations: { 'zh-CN': '设定此频道所用的语言（管理员）' },
    });
  });

  test('groups commands that share a first word, and types their options', () => {
    expect(buildCommand(commands).options).toMatchObject([
      {
        name: 'cluster',
        type: 2,
        options: [
          {
            name: 'create',
            options: [
              { name: 'cluster-template', type: 3, required: true, autocomplete: true },
              { name: 'name', type: 3 },
              { name: 'node-count', type: 4 },
              { name: 'labels', type: 3 },
              { name: 'dry-run', type: 5 },
            ],
          },
          {
            name: 'update',
            options: [
              { name: 'cluster' },
              { name: 'op', choices: [{ value: 'add' }, {}, {}] },
              { name: 'changes' },
            ],
          },
          { name: 'delete' },
        ],
      },
      { name: 'help', type: 1 },
    ]);
  });

  test('beyond 25 options the rest is typed into one, and still arrives', async () => {
    const flags: ArgumentSpec[] = Array.from({ length: 30 }, (_, index) => ({
      name: `flag-${index}`,
      slot: 's',
      kind: 'text',
      summary: 'x',
    }));
    const many: CommandSpec = {
      name: 'make',
      summary: 'Make',
      positionals: [],
      flags,
      examples: ['make'],
      risk: 'change',
    };
    const { discord, inbox, stop } = await connectDiscord(async () => {}, { commands: [many] });
    await discord.user('ann').say('#ops', '/magnum make --flag-0 a --flag-29 "b c"');
    expect(inbox.inbounds).toMatchObject([{ command: ['make', '--flag-0=a', '--flag-29', 'b c'] }]);
    await stop();
  });
});

describe('registration', () => {
  test.each([true, false])(
    'happens at the first start and not again (in one server: %s)',
    async (inGuild) => {
      const { discord, config, stop } = await connectDiscord(async () => {}, { inGuild });
      const puts = () => discord.calls.filter((call) => call.method === 'PUT').length;
      expect(puts()).toBe(1);
      const rest = discordRest(config.token, config.apiUrl);
      await expect(registerCommands(rest, config, commands)).resolves.toBe('unchanged');
      await expect(registerCommands(rest, config, commands.slice(0, 2))).resolves.toBe('registered');
      await expect(registerCommands(rest, config, commands)).resolves.toBe('registered');
      expect(puts()).toBe(3);
      await stop();
    },
  );

  test('says whom /magnum is shown to, and takes that back with the setting', async () => {
    const { discord, config, stop } = await connectDiscord(async () => {}, { inGuild: false });
    const rest = discordRest(config.token, config.apiUrl);
    const registered = () => discord.guild.commands.global[0];
    expect(registered()).toMatchObject({
      default_member_permissions: null,
      integration_types: [0],
      contexts: [0, 1],
    });
    const restricted = { ...config, memberPermissions: ['ManageGuild', 'ManageChannels'] as const };
    await expect(registerCommands(rest, restricted, commands)).resolves.toBe('registered');
    expect(registered()).toMatchObject({ default_member_permissions: String(0x20 | 0x10) });
    await expect(registerCommands(rest, restricted, commands)).resolves.toBe('unchanged');
    await expect(registerCommands(rest, config, commands)).resolves.toBe('registered');
    expect(registered()).toMatchObject({ default_member_permissions: null });
    await stop();
  });

  test('leaves other commands of the application alone', async () => {
    const { discord, config, stop } = await connectDiscord();
    discord.guild.commands.guild.push({ id: '9', name: 'other', type: 1, description: 'Other' });
    await registerCommands(discordRest(config.token, config.apiUrl), config, commands.slice(0, 1));
    expect(discord.guild.commands.guild.map((one) => one.name).sort()).toEqual(['magnum', 'other']);
    await stop();
  });
});

describe('doctor', () => {
  test('is content with a whole installation, and names what is not right', async () => {
    const { discord, config, stop } = await connectDiscord();
    expect((await checkDiscord(config, commands)).filter((check) => !check.ok)).toEqual([]);
    const wrong = await checkDiscord(
      { ...config, applicationId: '123456789012345678', guildId: '123456789012345678' },
      commands.slice(1),
    );
    expect(wrong.map((check) => check.ok)).toEqual([true, false, false, false]);
    expect(wrong[1]?.sentence).toContain(discord.guild.application);
    expect(wrong[2]?.sentence).toContain('https://discord.com/oauth2/authorize?');
    const [token] = await checkDiscord({ ...config, token: 'wrong' }, commands);
    expect(token?.sentence).toContain('DISCORD_TOKEN');
    await stop();
    const [gone] = await checkDiscord(config, commands);
    expect(gone?.sentence).toContain('DISCORD_API_URL');
  });

  test('names the permissions that are missing', async () => {
    const discord = await startFakeDiscord();
    discord.guild.permissions = '2048';
    const loaded = loadDiscord(discord.env);
    if (!loaded || !('config' in loaded)) throw new Error('no settings');
    const checks = await checkDiscord(loaded.config, commands);
    expect(checks[2]).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('Create Public Threads'),
    });
    expect(checks[2]?.sentence).not.toContain('Send Messages (');
    await discord.stop();
  });
});

test('the guide names every setting, permission and the number of the invitation', async () => {
  const guide = await readFile(new URL('../../../docs/discord.md', import.meta.url), 'utf8');
  for (const setting of discordSettings) expect(guide).toContain(setting.name);
  for (const permission of discordPermissions) expect(guide).toContain(permission.name);
  expect(guide).toContain(permissionBits.toString());
  expect(inviteUrl('1')).toContain(`permissions=${permissionBits}`);
});
