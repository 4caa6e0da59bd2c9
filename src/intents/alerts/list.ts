import { z } from 'zod';
import { boundId, shortId } from '../../engine/alerts/end.js';
import type { Subscription, Wish } from '../../engine/alerts/subscription.js';
import { listOwnDefaults, listOwnSubscriptions } from '../../engine/alerts/unsubscribe.js';
import { defineIntent } from '../intent.js';
import { saidExcept, saidWhat, saidWhen, saidWhere } from './said.js';

/** So many are shown: more is nothing that is read in a channel. */
const most = 20;

export const alertList = defineIntent({
  action: 'alert:get_all',
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
    const all: readonly (Subscription | Wish)[] = [
      ...(await listOwnSubscriptions(engine, caller)),
      ...(await listOwnDefaults(engine, caller)),
    ];
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
        facts: all.slice(0, most).map((each) => ({
          label: saidWhere(each, origin),
          value: saidAll(each),
          short: false,
        })),
        ...(all.length > most
          ? { footnote: `and ${all.length - most} more` }
          : { footnote: 'alert-unsubscribe --id ends one of them.' }),
      },
    };
  },
});

/** `CREATE_FAILED of prod, except drift · at once · asked by ann · id 1f0c22de` */
function saidAll(subscription: Subscription | Wish): string {
  const except = saidExcept(subscription);
  return [
    `${saidWhat(subscription)}${except ? `, except ${except}` : ''}`,
    saidWhen(subscription),
    'caller' in subscription ? askedBy(subscription) : 'because it is bound to the project',
    `id ${'caller' in subscription ? shortId(subscription) : boundId}`,
  ].join(' · ');
}

function askedBy({ caller: { chat, userName } }: Subscription): string {
  return `asked by ${chat?.name ?? userName}`;
}
