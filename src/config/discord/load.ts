import { messagesPerMinute, notPerMinute } from '../messages-per-minute.js';
import { type MemberPermission, readMemberPermissions } from './member-permissions.js';

/** How Discord is reached. `apiUrl` has no version and no slash at its end. */
export interface DiscordConfig {
  readonly token: string;
  readonly applicationId: string;
  readonly publicKey?: string;
  /** The one server in which commands are registered; absent: in all of them. */
  readonly guildId?: string;
  /** Discord shows /magnum in a server to whoever has all of these there; absent: to everybody. */
  readonly memberPermissions?: readonly MemberPermission[];
  readonly apiUrl: string;
  /** In each channel. */
  readonly postsPerMinute: number;
  /** In each channel. */
  readonly editsPerMinute: number;
}

const snowflake = /^\d{15,21}$/;

/** Reads Discord's settings: null when none is set, else the configuration or one sentence a problem. */
export function loadDiscord(
  env: Readonly<Record<string, string | undefined>>,
): null | { config: DiscordConfig } | { problems: string[] } {
  const read = (name: string) => env[name]?.trim() || undefined;
  const token = read('DISCORD_TOKEN')?.replace(/^Bot\s+/i, '');
  const applicationId = read('DISCORD_APPLICATION_ID');
  const publicKey = read('DISCORD_PUBLIC_KEY');
  const guildId = read('DISCORD_GUILD_ID');
  const { problems: wrongPermissions, ...shownTo } = readMemberPermissions(
    read('DISCORD_DEFAULT_MEMBER_PERMISSIONS'),
  );
  const apiUrl = read('DISCORD_API_URL') ?? 'https://discord.com/api';
  if (!token && !applicationId && !publicKey && !guildId) return null;

  const problems: string[] = [];
  if (!token) {
    problems.push(
      'DISCORD_TOKEN is missing while other DISCORD_ settings are set: copy it from "Bot" of the application.',
    );
  }
  if (!applicationId) {
    problems.push(
      'DISCORD_APPLICATION_ID is missing while other DISCORD_ settings are set: copy it from "General Information" of the application.',
    );
  } else if (!snowflake.test(applicationId)) {
    problems.push('DISCORD_APPLICATION_ID is not an id of Discord: it must be 15 to 21 digits.');
  }
  if (guildId && !snowflake.test(guildId)) {
    problems.push('DISCORD_GUILD_ID is not an id of Discord: it must be 15 to 21 digits.');
  }
  if (publicKey && !/^[0-9a-f]{64}$/i.test(publicKey)) {
    problems.push('DISCORD_PUBLIC_KEY is not a public key: it must be 64 hexadecimal digits.');
  }
  problems.push(...wrongPermissions.map((problem) => `DISCORD_DEFAULT_MEMBER_PERMISSIONS ${problem}`));
  if (!/^https?:\/\/[^\s/]/.test(apiUrl)) {
    problems.push('DISCORD_API_URL is not a URL: it must begin with http:// or https://.');
  }
  const postsPerMinute = messagesPerMinute(read('DISCORD_POSTS_PER_MINUTE'), 50);
  const editsPerMinute = messagesPerMinute(read('DISCORD_EDITS_PER_MINUTE'), 50);
  if (postsPerMinute === null) problems.push(`DISCORD_POSTS_PER_MINUTE ${notPerMinute}`);
  if (editsPerMinute === null) problems.push(`DISCORD_EDITS_PER_MINUTE ${notPerMinute}`);
  if (problems.length > 0 || !token || !applicationId || !postsPerMinute || !editsPerMinute)
    return { problems };
  return {
    config: {
      token,
      applicationId,
      ...(publicKey && { publicKey }),
      ...(guildId && { guildId }),
      ...shownTo,
      apiUrl: apiUrl.replace(/\/+(v\d+\/*)?$/, ''),
      postsPerMinute,
      editsPerMinute,
    },
  };
}
