import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { z } from 'zod';

const Groups = z.object({
  usergroups: z.array(
    z.object({
      id: z.string(),
      handle: z.string().default(''),
      name: z.string().default(''),
      users: z.array(z.string()).default([]),
    }),
  ),
});
type Group = z.infer<typeof Groups>['usergroups'][number];

/** The workspace's user groups. */
export interface UserGroups {
  /** Ids of those that a person is in; none where Slack does not say. */
  of(user: string): Promise<string[]>;
  all(): Promise<readonly Group[]>;
}

/** So long a change of a user group may stay unnoticed. */
const rememberMs = 2 * 60_000;

/** User groups with their members, asked in one call (`usergroups.list`) every two minutes at most. */
export function slackGroups(client: WebClient, logger: Logger, now: () => number = Date.now): UserGroups {
  let known: { readonly until: number; readonly asked: Promise<readonly Group[]> } | null = null;
  const ask = async () => Groups.parse(await client.usergroups.list({ include_users: true })).usergroups;
  const all = () => {
    if (known && now() < known.until) return known.asked;
    const asked = ask().catch((error: unknown) => {
      const problem = error instanceof Error ? error.message : String(error);
      logger.warn({ problem }, 'user groups are not known: roles that were granted to them do not hold');
      return [];
    });
    known = { until: now() + rememberMs, asked };
    return asked;
  };
  return {
    all,
    of: async (user) => (await all()).filter(({ users }) => users.includes(user)).map(({ id }) => id),
  };
}
