import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Inbound, Person } from '../platform.js';
import type { UserGroups } from './groups.js';
import { perMinute } from './rates.js';

const User = z.object({
  user: z.object({
    name: z.string().optional(),
    real_name: z.string().optional(),
    locale: z.string().optional(),
    profile: z.object({ display_name: z.string().optional() }).optional(),
  }),
});
const rememberMs = 3_600_000;
const waitMs = 700;
const mostKnown = 5000;
/** Slack takes 100 of these calls in a minute (tier 4): whoever comes after that is known by what their delivery says, and asked for next time. */
const mostAsks = 90;

/** Who a Slack user is: to be introduced with name and locale, asked once an hour; as known where Slack does not say in time. */
export type People = (workspace: string, id: string, name?: string) => Pick<Inbound, 'person' | 'introduce'>;

/** See `People`. */
export function slackPeople(client: WebClient, groups: UserGroups, now: () => number = Date.now): People {
  const mayAsk = perMinute(mostAsks, now);
  const known = new Map<string, { until: number; asked: Promise<{ name?: string; locale?: string }> }>();

  async function ask(id: string): Promise<{ name?: string; locale?: string }> {
    const { user } = User.parse(await client.users.info({ user: id, include_locale: true }));
    const name = user.profile?.display_name || user.real_name || user.name;
    return { ...(name && { name }), ...(user.locale && { locale: user.locale }) };
  }

  async function introduce(person: Person): Promise<Person> {
    const { workspace, id } = person;
    const key = `${workspace} ${id}`;
    let entry = known.get(key);
    if (!entry || entry.until < now()) {
      if (known.size >= mostKnown) known.clear();
      const asked = mayAsk() ? ask(id) : Promise.reject(new Error('Asked too often.'));
      entry = { until: now() + rememberMs, asked };
      known.set(key, entry);
      asked.catch(() => known.delete(key));
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Partial<Person>>((resolve) => {
      timer = setTimeout(resolve, waitMs, {});
    });
    const [said, member] = await Promise.all([
      Promise.race([entry.asked.catch(() => ({})), late]),
      Promise.race([groups.of(id).then((ids) => ({ groups: ids })), late]),
    ]);
    clearTimeout(timer);
    return { ...person, ...said, ...member };
  }

  return (workspace, id, name = id) => {
    const person: Person = { platform: 'slack', workspace, id, name };
    return { person, introduce: () => introduce(person) };
  };
}
