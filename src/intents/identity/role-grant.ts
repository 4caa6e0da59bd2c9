import { subjectName } from '../../engine/access/grant.js';
import { grantRole } from '../../engine/access/roles.js';
import { defineIntent } from '../intent.js';
import { aboutGrant, grantable, grantees, grantKey, RoleSlots, roleArguments } from './grantee.js';

export const roleGrant = defineIntent({
  anywhere: true,
  action: 'chat_role:grant',
  command: {
    name: 'role-grant',
    summary: "Give people of this chat a role in this channel's project (admins)",
    risk: 'privileged',
    ...roleArguments(grantable),
    examples: ['role-grant member --group devs', 'role-grant reader --everybody'],
  },
  usuallySaid: ['role', ...grantees],
  form: { title: 'Grant a role', submit: 'Grant', oneOf: grantees, about: aboutGrant },
  slots: RoleSlots,
  async perform(context, slots) {
    const { engine, caller, origin } = context;
    const what = await grantKey(context, slots);
    const { isNew, keptAdmin, isFirst } = await grantRole(engine, caller, origin, what);
    const name = subjectName(what.subject);
    return {
      kind: 'answer',
      card: {
        title: isNew
          ? `${name} has the role ${what.role} in ${what.project.name} now`
          : `${name} had the role ${what.role} in ${what.project.name} already`,
        tone: isNew ? 'success' : 'neutral',
        // Said once: it holds from the first grant on.
        ...(isFirst
          ? {
              text: [
                'From now on those who have not logged in may here only what is granted to them. ',
                keptAdmin ? 'You keep the role admin, so that you can go on granting.' : '',
              ],
            }
          : {}),
      },
    };
  },
});
