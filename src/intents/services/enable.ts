import { z } from 'zod';
import { changeService } from '../../engine/services/disable.js';
import { positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { serviceCard } from './card.js';

/** Beyond Magnum's own commands, whose data model has it. */
export const serviceEnable = defineIntent({
  action: 'magnum-service:update',
  command: {
    name: 'service-enable',
    summary: 'Let a disabled conductor work again (admins)',
    risk: 'privileged',
    positionals: [
      positional('host', 'text', 'host of the conductor, as service-list shows it', { required: true }),
    ],
    flags: [],
    examples: ['service-enable conductor-1'],
  },
  form: { title: 'Enable a conductor', submit: 'Enable' },
  slots: z.strictObject({ host: Text }),
  async perform({ engine, caller, origin, requestKey }, { host }) {
    const change = { host, disabled: false } as const;
    const service = await changeService(engine, caller, change, { origin, key: requestKey });
    return { kind: 'answer', card: await serviceCard(engine, caller, service) };
  },
});
