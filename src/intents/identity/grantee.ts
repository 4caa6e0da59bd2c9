import { z } from 'zod';
import { RoleName, type Subject } from '../../engine/access/grant.js';
import { EngineError } from '../../engine/errors.js';
import type { GrantKey } from '../../engine/store/chat-roles.js';
import { flag, positional, Text } from '../fields.js';
import type { IntentContext } from '../intent.js';
import { standingOf } from './in-chat.js';

/** Arguments of role-grant and role-revoke: which role, and to whom. */
export const roleArguments = {
  positionals: [
    positional('role', 'text', 'a role that policy rules name: reader, member, admin, …', { required: true }),
  ],
  flags: [
    flag('user', 'text', 'a person, by mention, name or id'),
    flag('group', 'text', 'a user group or role of the chat, by mention, name or id'),
    flag('everybody', 'boolean', 'everybody in this workspace'),
  ],
} as const;

export const RoleSlots = z.strictObject({
  role: RoleName,
  user: Text.optional(),
  group: Text.optional(),
  everybody: z.boolean().optional(),
});

/** What the slots name, in this channel's project. Throws `role.invalid`, `role.not_found`. */
export async function grantKey(context: IntentContext, slots: z.output<typeof RoleSlots>): Promise<GrantKey> {
  const { project } = standingOf(context);
  if (!project)
    throw new EngineError(
      'project.not_found',
      'This channel works in no project yet: Keystone has not said which.',
    );
  return { project, role: slots.role, subject: await subjectOf(context, slots) };
}

async function subjectOf(
  context: IntentContext,
  { user, group, everybody }: z.output<typeof RoleSlots>,
): Promise<Subject> {
  const said = [user, group, everybody || undefined].filter((one) => one !== undefined);
  if (said.length !== 1) {
    throw new EngineError(
      'role.invalid',
      'Say to whom: --user NAME, --group NAME or --everybody, one of them.',
      {
        field: 'user',
      },
    );
  }
  if (everybody) return { kind: 'everybody' };
  const [kind, name] = group === undefined ? (['person', user ?? ''] as const) : (['group', group] as const);
  const found = await standingOf(context).findSubject(kind, name);
  if (found) return found;
  throw new EngineError('role.not_found', `There is no one ${kind} ${name} in this workspace.`, {
    field: kind === 'person' ? 'user' : 'group',
    hint: 'Mention it, or say its exact name or its id.',
  });
}
