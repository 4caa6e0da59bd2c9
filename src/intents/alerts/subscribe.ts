import { z } from 'zod';
import { alertKinds } from '../../engine/alerts/kinds.js';
import { subscribe } from '../../engine/alerts/subscribe.js';
import { flag, positional, Text } from '../fields.js';
import { foreignProject, withProject } from '../foreign-project.js';
import { defineIntent, type FormAbout } from '../intent.js';
import { saidExcept, saidWhat, saidWhen, saidWhere } from './said.js';
import { listening, requireSay } from './where.js';

export const alertSubscribe = defineIntent({
  action: 'alert:subscribe',
  command: {
    name: 'alert-subscribe',
    summary: 'Tell a channel what happens to clusters',
    risk: 'change',
    positionals: [
      positional(
        'statuses',
        'alert-kind',
        `${alertKinds.slice(0, 2).join(', ')}, failed, stuck, …; none: everything`,
        {
          list: true,
          placeholder: 'failed, stuck',
        },
      ),
    ],
    flags: [
      flag('cluster', 'cluster', 'only this cluster: name or uuid'),
      flag('channel', 'text', 'name or id of the channel that is told; none: this one'),
      flag('except', 'alert-exception', 'statuses and clusters that are not told, with commas', {
        list: true,
      }),
      flag('digest', 'text', 'hourly, or HH:MM for once a day: told together', { placeholder: 'hourly' }),
      flag('quiet', 'text', 'HH:MM-HH:MM: what happens then is told after', { placeholder: '22:00-07:00' }),
      flag('time-zone', 'text', 'of those hours: Europe/Paris; none: UTC'),
      flag('urgent', 'boolean', 'what failed is told at once all the same'),
      flag('project', 'project', 'another project than this one (admins)'),
    ],
    examples: [
      'alert-subscribe CREATE_FAILED UPDATE_FAILED',
      'alert-subscribe --cluster prod --channel oncall',
      'alert-subscribe --except DELETE_COMPLETE,sandbox --digest 09:00 --time-zone Europe/Paris',
      'alert-subscribe failed stuck --quiet 22:00-07:00 --urgent',
    ],
  },
  usuallySaid: ['statuses', 'cluster', 'except', 'digest', 'quiet', 'time-zone', 'urgent'],
  form: { title: 'Tell this channel', submit: 'Subscribe', whenBare: true, about: aboutSubscribing },
  slots: z.strictObject({
    statuses: z.array(Text).optional(),
    cluster: Text.optional(),
    channel: Text.optional(),
    except: z.array(Text).optional(),
    digest: Text.optional(),
    quiet: Text.optional(),
    timeZone: Text.optional(),
    urgent: z.boolean().optional(),
    project: Text.optional(),
  }),
  async perform(context, slots) {
    const { engine, caller, origin } = context;
    const { channel, ...input } = slots;
    const where = await listening(context, channel);
    await requireSay(context, where);
    const made = await subscribe(engine, caller, input, where);
    const told = saidWhere(made, origin);
    const except = saidExcept(made);
    const idle = input.urgent && !made.urgent;
    const card = {
      title: told === 'here' ? 'This channel is told' : `${told} is told`,
      tone: 'success' as const,
      ...(idle && {
        text: 'Nothing is held back here, so all is told at once: --urgent is for a digest or quiet hours.',
      }),
      facts: [
        { label: 'hears', value: saidWhat(made), short: false },
        ...(except ? [{ label: 'except', value: except, short: false }] : []),
        { label: 'when', value: saidWhen(made) },
      ],
      buttons: [{ label: 'All subscriptions', style: 'plain' as const, action: 'cmd:alert-list' }],
      footnote: 'What is asked for in a channel is told there anyway.',
    };
    return { kind: 'answer', card: withProject(card, await foreignProject(engine, caller, made)) };
  },
});

/** What becomes of fields that are left empty. */
async function aboutSubscribing(): Promise<FormAbout> {
  return {
    text: 'What is left empty narrows nothing: all is told here, at once.',
  };
}
