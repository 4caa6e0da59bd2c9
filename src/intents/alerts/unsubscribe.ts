import { z } from 'zod';
import { counted } from '../../card/words.js';
import { unsubscribe } from '../../engine/alerts/unsubscribe.js';
import { flag, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { saidWhere } from './said.js';
import { listening } from './where.js';

export const alertUnsubscribe = defineIntent({
  action: 'alert:subscribe',
  command: {
    name: 'alert-unsubscribe',
    summary: 'Stop telling a channel, of everything or of one cluster',
    risk: 'change',
    positionals: [],
    flags: [
      flag('cluster', 'cluster', 'only this cluster: name or uuid'),
      flag('channel', 'text', 'name or id of the channel; none: this one'),
    ],
    examples: ['alert-unsubscribe', 'alert-unsubscribe --cluster sandbox --channel oncall'],
  },
  slots: z.strictObject({ cluster: Text.optional(), channel: Text.optional() }),
  async perform(context, { cluster, channel }) {
    const where = await listening(context, channel);
    const { ended, narrowed, isDefaultOver } = await unsubscribe(
      context.engine,
      context.caller,
      { cluster },
      where,
    );
    const said = saidWhere({ ...where.channel, channelName: where.channelName }, context.origin);
    const what = [
      ...(ended.length > 0 ? [`${counted(ended.length, 'subscription')} ended.`] : []),
      ...(narrowed.length > 0
        ? [
            `${counted(narrowed.length, 'subscription')} to all clusters ${narrowed.length === 1 ? 'goes' : 'go'} on without ${cluster}.`,
          ]
        : []),
      ...(isDefaultOver
        ? ['What was told there because it is bound to the project is over; project-use begins it again.']
        : []),
    ];
    return {
      kind: 'answer',
      card: {
        title: `${said === 'here' ? 'This channel' : said} is not told ${cluster ? `of ${cluster} ` : ''}any more`,
        tone: 'success',
        text: what.join(' '),
        footnote: 'What is asked for in a channel is told there anyway.',
      },
    };
  },
});
