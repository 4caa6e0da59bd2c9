import { subjectName } from '../../engine/access/grant.js';
import { revokeRole } from '../../engine/access/roles.js';
import { defineIntent } from '../intent.js';
import { aboutGrant, granted, grantees, grantKey, RoleSlots, roleArguments } from './grantee.js';

export const roleRevoke = defineIntent({
  anywhere: true,
  action: 'chat_role:revoke',
  command: {
    name: 'role-revoke',
    summary: 'Take such a role away again (admins)',
    risk: 'privileged',
    ...roleArguments(granted),
    examples: ['role-revoke member --group devs'],
  },
  usuallySaid: ['role', ...grantees],
  form: { title: 'Take a role away', submit: 'Take it away', oneOf: grantees, about: aboutGrant },
  slots: RoleSlots,
  async perform(context, slots) {
    const { engine, caller, origin } = context;
    const what = await grantKey(context, slots);
    await revokeRole(engine, caller, origin, what);
    return {
      kind: 'answer',
      card: {
        title: `${subjectName(what.subject)} has the role ${what.role} in ${what.project.name} no more`,
        tone: 'success',
      },
    };
  },
});
