import { z } from 'zod';
import { own } from '../../card/own.js';
import { counted, moment, shown } from '../../card/words.js';
import { listServices } from '../../engine/services/list.js';
import { lastHeard } from '../../engine/services/service.js';
import { defineIntent } from '../intent.js';

export const serviceList = defineIntent({
  action: 'magnum-service:get_all',
  command: {
    name: 'service-list',
    summary: 'List the conductors, and which are up (admins)',
    risk: 'read',
    positionals: [],
    flags: [],
    examples: ['service-list'],
  },
  slots: z.strictObject({}),
  async perform({ engine, caller }) {
    const services = await listServices(engine, caller);
    const down = services.filter(({ state }) => state === 'down');
    const able = services.some(({ state, disabled }) => state === 'up' && !disabled);
    const title =
      services.length === 0
        ? 'No conductor runs'
        : down.length > 0
          ? `${counted(down.length, 'conductor')} of ${services.length} down`
          : `${counted(services.length, 'conductor')} up`;
    return {
      kind: 'answer',
      card: {
        title,
        tone: services.length === down.length ? 'danger' : able && down.length === 0 ? 'success' : 'warning',
        ...(services.length === down.length
          ? { text: 'Nothing goes on until one runs.' }
          : able
            ? {}
            : { text: 'Those that are up are disabled: nothing new begins until one is enabled.' }),
        table: {
          columns: ['host', 'state', 'last seen', 'disabled', 'disabled_reason', 'binary', 'reports', 'id'],
          rows: services.map((each) => [
            each.host,
            each.state,
            moment(lastHeard(each)),
            shown(each.disabled),
            own(shown(each.disabledReason)),
            each.binary,
            String(each.reportCount),
            String(each.id),
          ]),
        },
      },
    };
  },
});
