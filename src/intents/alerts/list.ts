import { z } from 'zod';
import { moment } from '../../card/words.js';
import { listOwnSubscriptions } from '../../engine/alerts/unsubscribe.js';
import { defineIntent } from '../intent.js';
import { saidExcept, saidWhat, saidWhen, saidWhere } from './said.js';

export const alertList = defineIntent({
  command: {
    name: 'alert-list',
    summary: 'List which channels are told what',
    risk: 'read',
    positionals: [],
    flags: [],
    examples: ['alert-list'],
  },
  slots: z.strictObject({}),
  async perform({ engine, caller, origin }) {
    const all = await listOwnSubscriptions(engine, caller);
    if (all.length === 0) {
      return {
        kind: 'answer',
        card: {
          title: `No channel has subscribed to ${caller.projectName}`,
          tone: 'neutral',
          text: 'What is asked for in a channel is told there. For more, subscribe the channel.',
          buttons: [{ label: 'Help', style: 'plain', action: 'cmd:help alert-subscribe' }],
        },
      };
    }
    return {
      kind: 'answer',
      card: {
        title: `Subscriptions to ${caller.projectName}`,
        tone: 'neutral',
        table: {
          columns: ['channel', 'hears', 'except', 'when', 'by', 'since'],
          rows: all.map((each) => [
            saidWhere(each, origin),
            saidWhat(each),
            saidExcept(each) || '-',
            saidWhen(each),
            each.caller.chat?.name ?? each.caller.userName,
            moment(each.createdAt),
          ]),
        },
      },
    };
  },
});
