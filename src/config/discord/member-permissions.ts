/** Permissions by which a server of Discord tells those who run it from the others, as Discord's API names them. */
export const memberPermissions = [
  'Administrator',
  'ManageGuild',
  'ManageChannels',
  'ManageRoles',
  'ManageThreads',
  'ManageMessages',
  'ManageWebhooks',
  'ManageEvents',
  'ViewAuditLog',
  'KickMembers',
  'BanMembers',
  'ModerateMembers',
  'MentionEveryone',
] as const;
/** One of them. */
export type MemberPermission = (typeof memberPermissions)[number];

/** Reads a list of permissions, in whatever case; nothing when none is said, and what is wrong with the list as `problems`. */
export function readMemberPermissions(said = ''): {
  readonly memberPermissions?: readonly MemberPermission[];
  readonly problems: readonly string[];
} {
  if (said === '') return { problems: [] };
  const names: MemberPermission[] = [];
  for (const word of said.split(/[\s,]+/).filter(Boolean)) {
    const name = memberPermissions.find((one) => one.toLowerCase() === word.toLowerCase());
    if (!name) return { problems: [`has "${word}", which is none of ${memberPermissions.join(', ')}.`] };
    names.push(name);
  }
  return names.length > 0
    ? { memberPermissions: names, problems: [] }
    : { problems: [`names none of ${memberPermissions.join(', ')}.`] };
}
