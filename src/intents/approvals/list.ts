import { z } from 'zod';
import { own } from '../../card/own.js';
import { counted, moment } from '../../card/words.js';
import { requestId } from '../../engine/approvals/approval.js';
import { listPending } from '../../engine/approvals/read.js';
import { defineIntent } from '../intent.js';
import { changeOf } from './change-text.js';
import { nameOf } from './person.js';

export const approvalList = defineIntent({
  action: 'approval:get',
  command: {
    name: 'approval-list',
    summary: 'List the requests that wait for a decision',
    risk: 'read',
    positionals: [],
    flags: [],
    examples: ['approval-list'],
  },
  slots: z.strictObject({}),
  async perform({ engine, caller }) {
    const pending = await listPending(engine, caller);
    if (pending.length === 0) {
      return { kind: 'answer', card: { title: 'No request waits', tone: 'neutral' } };
    }
    return {
      kind: 'answer',
      card: {
        title: `${counted(pending.length, 'request')} ${pending.length === 1 ? 'waits' : 'wait'} for a decision`,
        tone: 'neutral',
        table: {
          columns: ['request', 'change', 'asked by', 'expires', 'reason'],
          rows: pending.map((each) => [
            requestId(each),
            changeOf(each),
            nameOf(each.requester),
            moment(each.expiresAt),
            own(each.reason),
          ]),
        },
      },
    };
  },
});
