import { z } from 'zod';
import { RoleName, type Subject } from '../../engine/access/grant.js';
import { EngineError } from '../../engine/errors.js';
import type { GrantKey } from '../../engine/store/chat-roles.js';
import { flag, positional, Text } from '../fields.js';
import type { FormAbout, IntentContext } from '../intent.js';
import { standingOf } from './in-chat.js';

/** Which kinds of values role-grant and role-revoke take: any there are, or those that were granted. */
export const grantable = { role: 'role', user: 'person', group: 'group' } as const;
export const granted = { role: 'granted-role', user: 'granted-person', group: 'granted-group' } as const;

/** Arguments of role-grant and role-revoke: which role, and to whom. */
export function roleArguments({ role, user, group }: typeof grantable | typeof granted) {
  return {
    positionals: [
      positional('role', role, 'a role that policy rules name: reader, member, admin, …', { required: true }),
    ],
    flags: [
      flag('user', user, 'a person, by mention, name or id', { placeholder: '@ann' }),
      flag('group', group, 'a user group or role of the chat, by mention, name or id', {
        placeholder: '@devs',
      }),
      flag('everybody', 'boolean', 'everybody in this workspace'),
    ],
  };
}

/** What the form of either asks for: to whom is said in one of three ways. */
export const grantees = ['user', 'group', 'everybody'];

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

/** What the form of either says: in which project, and how it is said to whom. */
export async function aboutGrant(context: IntentContext): Promise<FormAbout> {
  const { project } = standingOf(context);
  const how = 'Say whose role it is in one of three ways: a person, a group, or everybody.';
  return { text: project ? `In project ${project.name}. ${how}` : how };
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
    // There nobody is known before they speak.
    hint:
      kind === 'person' && ['playground', 'console'].includes(context.origin?.platform ?? '')
        ? 'People are known here once they have said something: have them do that first.'
        : 'Mention it, or say its exact name or its id.',
  });
}
