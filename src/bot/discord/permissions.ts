import { PermissionFlagsBits } from 'discord-api-types/v10';

/** What the bot may do where it is invited, each used by what its line says. */
export const discordPermissions = [
  { name: 'View Channels', bit: PermissionFlagsBits.ViewChannel, use: 'to hear @magnum' },
  { name: 'Send Messages', bit: PermissionFlagsBits.SendMessages, use: 'to post' },
  {
    name: 'Send Messages in Threads',
    bit: PermissionFlagsBits.SendMessagesInThreads,
    use: 'to follow a cluster in its thread',
  },
  {
    name: 'Create Public Threads',
    bit: PermissionFlagsBits.CreatePublicThreads,
    use: 'to start the thread of a cluster',
  },
  {
    name: 'Attach Files',
    bit: PermissionFlagsBits.AttachFiles,
    use: 'to answer with certificates and pictures',
  },
  {
    name: 'Manage Messages',
    bit: PermissionFlagsBits.ManageMessages,
    use: 'to take away a private key that somebody has posted',
  },
  {
    name: 'Read Message History',
    bit: PermissionFlagsBits.ReadMessageHistory,
    use: 'to find its own messages after a crash, and to reply',
  },
] as const;

/** The permissions as Discord's invite address takes them. */
export const permissionBits: bigint = discordPermissions.reduce((sum, one) => sum | one.bit, 0n);

/** The address with which somebody who manages a server invites the bot to it. */
export function inviteUrl(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: permissionBits.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
