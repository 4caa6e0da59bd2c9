import { expect, test } from 'vitest';
import { loadDiscord } from '../../../src/config/discord/load.js';

const whole = { DISCORD_TOKEN: 't', DISCORD_APPLICATION_ID: '123456789012345678' };

test('nothing set is no Discord', () => {
  expect(loadDiscord({})).toBeNull();
  expect(loadDiscord({ DISCORD_API_URL: 'http://127.0.0.1:1/api' })).toBeNull();
});

test('a token and an application id are enough', () => {
  expect(loadDiscord({ ...whole, DISCORD_TOKEN: 'Bot t' })).toEqual({
    config: {
      token: 't',
      applicationId: '123456789012345678',
      apiUrl: 'https://discord.com/api',
      postsPerMinute: 50,
      editsPerMinute: 50,
    },
  });
  expect(loadDiscord({ ...whole, DISCORD_API_URL: 'http://h:1/api/v10/' })).toMatchObject({
    config: { apiUrl: 'http://h:1/api' },
  });
});

test('permissions are named in whatever case, separated by commas or spaces', () => {
  expect(
    loadDiscord({ ...whole, DISCORD_DEFAULT_MEMBER_PERMISSIONS: 'manageguild, ManageChannels' }),
  ).toMatchObject({ config: { memberPermissions: ['ManageGuild', 'ManageChannels'] } });
  expect(loadDiscord({ ...whole, DISCORD_DEFAULT_MEMBER_PERMISSIONS: '' })).toEqual(loadDiscord(whole));
});

test.each([
  [{ DISCORD_APPLICATION_ID: '123456789012345678' }, 'DISCORD_TOKEN is missing'],
  [{ DISCORD_TOKEN: 't' }, 'DISCORD_APPLICATION_ID is missing'],
  [{ ...whole, DISCORD_APPLICATION_ID: 'magnum' }, 'DISCORD_APPLICATION_ID is not an id'],
  [{ ...whole, DISCORD_GUILD_ID: '#ops' }, 'DISCORD_GUILD_ID is not an id'],
  [{ ...whole, DISCORD_PUBLIC_KEY: 'x' }, 'DISCORD_PUBLIC_KEY is not a public key'],
  [{ ...whole, DISCORD_API_URL: 'discord.com' }, 'DISCORD_API_URL is not a URL'],
  [
    { ...whole, DISCORD_DEFAULT_MEMBER_PERMISSIONS: 'ManageGuild, Everything' },
    'DISCORD_DEFAULT_MEMBER_PERMISSIONS has "Everything", which is none of Administrator, ManageGuild,',
  ],
  [
    { ...whole, DISCORD_DEFAULT_MEMBER_PERMISSIONS: ',' },
    'DISCORD_DEFAULT_MEMBER_PERMISSIONS names none of Adm',
  ],
  [{ ...whole, DISCORD_EDITS_PER_MINUTE: '0' }, 'DISCORD_EDITS_PER_MINUTE is not a number of messages'],
])('half a configuration %j is one sentence', (env, sentence) => {
  expect(loadDiscord(env)).toEqual({ problems: [expect.stringContaining(sentence)] });
});
