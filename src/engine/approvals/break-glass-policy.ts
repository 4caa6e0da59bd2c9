import { z } from 'zod';
import type { Caller } from '../caller.js';

const People = z.array(z.string().min(1)).min(1, 'takes at least one');

/** Who may approve alone in an emergency, as the policy file says it. */
export const BreakGlassSection = z
  .strictObject({
    /** Roles in the project where it is done. */
    roles: People.optional(),
    /** `platform:id` of a person in chat, or the name or id of a user of Keystone. */
    users: People.optional(),
    channel: z.string('takes a channel, as ALERT_CHANNEL does').min(1),
    maxHours: z
      .number('takes a number of hours')
      .positive('takes more than 0 hours')
      .max(24 * 14, 'takes at most 336 hours')
      .default(24),
  })
  .refine(({ roles, users }) => roles || users, 'takes roles, users or both');

/** Who may approve alone, where that is told, and how long what is given so lasts. */
export interface BreakGlassPolicy {
  readonly channel: string;
  /** Milliseconds that a quota lasts which was given so; also the time between two reminders of the review. */
  readonly lasts: number;
  isFor(caller: Caller): boolean;
}

/** What the section says, ready to be asked. */
export function breakGlassPolicy({
  roles = [],
  users = [],
  channel,
  maxHours,
}: z.output<typeof BreakGlassSection>): BreakGlassPolicy {
  return {
    channel,
    lasts: maxHours * 3_600_000,
    isFor({ roles: own, userId, userName, service, chat }) {
      if (own.some((role) => roles.includes(role))) return true;
      // Many act as the program's account: there only the chat tells people apart.
      const names = [
        ...(chat ? [`${chat.platform}:${chat.id}`] : []),
        ...(service ? [] : [userId, userName]),
      ];
      return names.some((name) => users.includes(name));
    },
  };
}
