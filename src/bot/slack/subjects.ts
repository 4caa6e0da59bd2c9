import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Subject } from '../../engine/access/grant.js';
import { platformError } from './errors.js';
import type { UserGroups } from './groups.js';

const Users = z.object({
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string().default(''),
      deleted: z.boolean().default(false),
      is_bot: z.boolean().default(false),
      profile: z.object({ display_name: z.string().default('') }).optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().default('') }).optional(),
});

/**
 * A person or user group by id or name, with or without `@`; null where there is none, or several have the name. Throws
 * `PlatformError`.
 */
export async function findSlackSubject(
  client: WebClient,
  groups: UserGroups,
  kind: 'person' | 'group',
  said: string,
): Promise<Subject | null> {
  const name = said.trim().replace(/^@/, '');
  try {
    const found = kind === 'group' ? await groupsNamed(groups, name) : await peopleNamed(client, name);
    const [only] = found;
    return only && found.length === 1 ? { kind, ...only } : null;
  } catch (error) {
    throw platformError(error, 'finding people');
  }
}

async function groupsNamed(groups: UserGroups, said: string) {
  const found = (await groups.all()).filter(({ id, handle, name }) => [id, handle, name].includes(said));
  return found.map(({ id, handle, name }) => ({ id, name: handle || name }));
}

async function peopleNamed(client: WebClient, said: string) {
  const found: { id: string; name: string }[] = [];
  let cursor = '';
  do {
    const page = Users.parse(await client.users.list({ limit: 200, ...(cursor ? { cursor } : {}) }));
    for (const { id, name, deleted, is_bot, profile } of page.members) {
      if (deleted || is_bot || ![id, name, profile?.display_name].includes(said)) continue;
      found.push({ id, name });
    }
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor);
  return found;
}
