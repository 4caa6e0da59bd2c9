import { z } from 'zod';
import { changeService } from '../../engine/services/disable.js';
import { Note, noteFlag, positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { serviceCard } from './card.js';

/** Beyond Magnum's own commands, whose data model has it: no new work for a conductor that is about to go. */
export const serviceDisable = defineIntent({
  action: 'magnum-service:update',
  command: {
    name: 'service-disable',
    summary: 'Let a conductor begin nothing new, and say why (admins)',
    risk: 'privileged',
    positionals: [
      positional('host', 'text', 'host of the conductor, as service-list shows it', { required: true }),
    ],
    flags: [noteFlag('reason', 'why, for whoever looks at service-list')],
    examples: ['service-disable conductor-1 --reason "new disk"'],
  },
  form: { title: 'Disable a conductor', submit: 'Disable' },
  slots: z.strictObject({ host: Text, reason: Note.optional() }),
  async perform({ engine, caller, origin, requestKey }, { host, reason = null }) {
    const change = { host, disabled: true, reason } as const;
    const service = await changeService(engine, caller, change, { origin, key: requestKey });
    return { kind: 'answer', card: await serviceCard(engine, caller, service) };
  },
});
