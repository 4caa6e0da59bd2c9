import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Subject } from '../../engine/access/grant.js';
import { platformError } from './errors.js';

const Roles = z.array(z.object({ id: z.string(), name: z.string() }));
const Members = z.array(
  z.object({
    nick: z.string().nullish(),
    user: z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish() }),
  }),
);

const Member = z.object({ roles: z.array(z.string()) });

/**
 * A member or role of a server by mention, id or name; null where there is none, or several have the name. Throws
 * `PlatformError`.
 */
export async function findDiscordSubject(
  rest: REST,
  guild: string,
  kind: 'person' | 'group',
  said: string,
): Promise<Subject | null> {
  const name = said
    .trim()
    .replace(/^<@[!&]?(\d+)>$/, '$1')
    .replace(/^@/, '');
  try {
    const found =
      kind === 'group' ? await rolesNamed(rest, guild, name) : await peopleNamed(rest, guild, name);
    const [only] = found;
    return only && found.length === 1 ? { kind, ...only } : null;
  } catch (error) {
    const failure = platformError(error, 'finding people');
    if (failure.code === 'platform.gone') return null;
    throw failure;
  }
}

/** Ids of the roles that a member of a server has now; none for whoever is not in it any more. Throws `PlatformError`. */
export async function discordRolesOf(rest: REST, guild: string, person: string): Promise<readonly string[]> {
  try {
    return Member.parse(await rest.get(Routes.guildMember(guild, person))).roles;
  } catch (error) {
    const failure = platformError(error, 'finding people');
    if (failure.code === 'platform.gone') return [];
    throw failure;
  }
}

async function rolesNamed(rest: REST, guild: string, said: string) {
  const roles = Roles.parse(await rest.get(Routes.guildRoles(guild)));
  // The role that has the server's own id is everybody's, and nobody is said to have it.
  return roles.filter(({ id, name }) => id !== guild && [id, name].includes(said));
}

async function peopleNamed(rest: REST, guild: string, said: string) {
  const one = /^\d{15,}$/.test(said);
  const answer = one
    ? [await rest.get(Routes.guildMember(guild, said))]
    : await rest.get(Routes.guildMembersSearch(guild), {
        query: new URLSearchParams({ query: said, limit: '20' }),
      });
  return Members.parse(answer)
    .filter(({ nick, user }) => [user.id, user.username, user.global_name, nick].includes(said))
    .map(({ nick, user }) => ({ id: user.id, name: nick ?? user.global_name ?? user.username }));
}
