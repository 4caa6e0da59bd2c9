import { z } from 'zod';
import { own } from '../../card/own.js';
import { moment } from '../../card/words.js';
import { subjectName } from '../../engine/access/grant.js';
import { showGrants } from '../../engine/access/roles.js';
import { defineIntent } from '../intent.js';
import { standingOf } from './in-chat.js';

export const roleList = defineIntent({
  action: 'chat_role:get_all',
  command: {
    name: 'role-list',
    summary: "List the roles that people of this chat were given in this channel's project",
    risk: 'read',
    positionals: [],
    flags: [],
    examples: ['role-list'],
  },
  slots: z.strictObject({}),
  async perform(context) {
    const { engine, caller, origin } = context;
    const { how } = standingOf(context);
    const grants = await showGrants(engine, caller, origin, caller.projectId);
    const title = `Roles in ${caller.projectName}`;
    if (grants.length === 0) {
      const text =
        how === 'program'
          ? "Nothing is granted in this workspace: whoever has not logged in acts with the program's own roles."
          : 'Nothing is granted in this project: only who has logged in may do anything.';
      return { kind: 'answer', card: { title, tone: 'neutral', text } };
    }
    const rows = grants.map(({ subject, role, by, createdAt }) => [
      subjectName(subject),
      role,
      own(by.name),
      moment(createdAt),
    ]);
    return {
      kind: 'answer',
      card: { title, tone: 'neutral', table: { columns: ['who', 'role', 'granted by', 'on'], rows } },
    };
  },
});
