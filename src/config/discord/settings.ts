import type { Setting } from '../setting.js';

/** Every setting of Discord, as the documentation lists it. */
export const discordSettings: readonly Setting[] = [
  {
    name: 'DISCORD_TOKEN',
    meaning: 'The token of the bot user: it connects and speaks with it',
    secret: true,
  },
  { name: 'DISCORD_APPLICATION_ID', meaning: 'The id of the application that the bot belongs to' },
  {
    name: 'DISCORD_PUBLIC_KEY',
    meaning:
      'The public key of the application: with it, interactions are also taken at /discord/interactions, signed; `doctor` checks that it belongs to the token',
  },
  {
    name: 'DISCORD_GUILD_ID',
    meaning:
      'The one server in which /magnum is registered (at once); without it /magnum is registered in every server of the bot',
  },
  {
    name: 'DISCORD_DEFAULT_MEMBER_PERMISSIONS',
    meaning:
      'Permissions, separated by commas: Discord shows /magnum in a server at first to those who have all of them, such as `ManageGuild`; without it to everybody. The server may change that under Integrations',
  },
  {
    name: 'DISCORD_API_URL',
    meaning: 'Base of the REST API, without the version',
    default: 'https://discord.com/api',
  },
  {
    name: 'DISCORD_POSTS_PER_MINUTE',
    meaning:
      'Messages that go out in one channel in a minute; the rest waits. Discord takes five in five seconds',
    default: '50',
  },
  {
    name: 'DISCORD_EDITS_PER_MINUTE',
    meaning:
      'Messages that are drawn again in one channel in a minute; the rest waits. Discord takes five in five seconds',
    default: '50',
  },
];
