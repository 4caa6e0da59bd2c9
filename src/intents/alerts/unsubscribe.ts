import { z } from 'zod';
import type { Card } from '../../card/card.js';
import { counted } from '../../card/words.js';
import type { Unsubscribed } from '../../engine/alerts/end.js';
import { alertKinds } from '../../engine/alerts/kinds.js';
import { unsubscribe } from '../../engine/alerts/unsubscribe.js';
import { flag, positional, Text } from '../fields.js';
import { writeCommand } from '../grammar/write.js';
import { defineIntent, type Intent } from '../intent.js';
import { saidWhere } from './said.js';
import { listening } from './where.js';
import { whichCard } from './which-card.js';

export const alertUnsubscribe: Intent = defineIntent({
  action: 'alert:subscribe',
  command: {
    name: 'alert-unsubscribe',
    summary: 'Stop telling a channel, of everything or of one cluster',
    risk: 'change',
    positionals: [
      positional('statuses', 'alert-kind', `as it was subscribed: ${alertKinds.slice(0, 2).join(', ')}, …`, {
        list: true,
        placeholder: 'failed, stuck',
      }),
    ],
    flags: [
      flag('cluster', 'cluster', 'only this cluster: name or uuid'),
      flag('channel', 'text', 'name or id of the channel; none: this one'),
      flag('id', 'text', 'which of them, as alert-list has it'),
      flag('all', 'boolean', 'all that match, without being asked which'),
      flag('except', 'alert-exception', 'as it was subscribed', { list: true }),
      flag('digest', 'text', 'as it was subscribed', { placeholder: 'hourly' }),
      flag('quiet', 'text', 'as it was subscribed', { placeholder: '22:00-07:00' }),
      flag('time-zone', 'text', 'as it was subscribed'),
      flag('urgent', 'boolean', 'as it was subscribed'),
      flag('project', 'project', 'another project than this one (admins)'),
    ],
    examples: [
      'alert-unsubscribe',
      'alert-unsubscribe failed',
      'alert-unsubscribe --cluster sandbox --channel oncall',
    ],
  },
  slots: z.strictObject({
    statuses: z.array(Text).optional(),
    cluster: Text.optional(),
    channel: Text.optional(),
    id: Text.optional(),
    all: z.boolean().optional(),
    except: z.array(Text).optional(),
    digest: Text.optional(),
    quiet: Text.optional(),
    timeZone: Text.optional(),
    urgent: z.boolean().optional(),
    project: Text.optional(),
  }),
  async perform(context, { channel, ...input }) {
    const { engine, caller, origin } = context;
    const where = await listening(context, channel);
    const came = await unsubscribe(engine, caller, input, where);
    if ('several' in came) {
      const { command } = alertUnsubscribe;
      const lineOf: Parameters<typeof whichCard>[1] = (which) =>
        writeCommand(command, 'id' in which ? { channel, ...which } : { channel, ...input, ...which });
      return { kind: 'answer', card: whichCard(came, lineOf) };
    }
    const [first] = came.ended;
    const place =
      input.id !== undefined && first ? first : { ...where.channel, channelName: where.channelName };
    return { kind: 'answer', card: endedCard(came, saidWhere(place, origin), input) };
  },
});

function endedCard(
  { ended, narrowed, isDefaultOver }: Unsubscribed,
  said: string,
  { cluster, ...input }: Readonly<Record<string, unknown>>,
): Card {
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
  const isOne = Object.values(input).some((value) => value !== undefined && value !== true);
  return {
    title: isOne
      ? `${said === 'here' ? 'This channel' : said} is not told that any more`
      : `${said === 'here' ? 'This channel' : said} is not told ${cluster ? `of ${cluster} ` : ''}any more`,
    tone: 'success',
    text: what.join(' '),
    footnote: 'What is asked for in a channel is told there anyway.',
  };
}
