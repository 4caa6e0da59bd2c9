import { z } from 'zod';
import type { Button, Card } from '../../card/card.js';
import { moment, shown } from '../../card/words.js';
import { listAudit } from '../../engine/audit/read.js';
import type { AuditRecord } from '../../engine/audit/record.js';
import { Count, flag, Text } from '../fields.js';
import { defineIntent } from '../intent.js';

const page = 20;
/** What a button may carry (Discord's custom_id). */
const longestAction = 100;

export const auditList = defineIntent({
  action: 'audit:get_all',
  command: {
    name: 'audit-list',
    summary: 'Say who changed what, newest first (admins)',
    risk: 'read',
    positionals: [],
    flags: [
      flag('cluster', 'cluster', 'only what was done to this: name or uuid'),
      flag('user', 'text', 'only what this person did: name or id in Keystone or in chat'),
      flag('before', 'integer', 'only rows before this number'),
    ],
    examples: ['audit-list', 'audit-list --cluster prod --user ann'],
  },
  slots: z.strictObject({
    cluster: Text.optional(),
    user: Text.optional(),
    before: Count.min(1, 'rows count from 1.').optional(),
  }),
  async perform({ engine, caller }, slots) {
    const { records, more, hint } = await listAudit(engine, caller, { ...slots, limit: page });
    const card = auditCard(records, more, slots);
    return { kind: 'answer', card: hint ? { ...card, text: hint } : card };
  },
});

function auditCard(
  records: readonly AuditRecord[],
  more: boolean,
  slots: { cluster?: string | undefined; user?: string | undefined },
): Card {
  const about = [slots.cluster && `of ${slots.cluster}`, slots.user && `by ${slots.user}`].filter(Boolean);
  if (records.length === 0) {
    return { title: ['Nothing in the audit', ...about].join(' '), tone: 'neutral' };
  }
  return {
    title: ['Audit', ...about].join(' '),
    tone: 'neutral',
    table: {
      columns: ['who', 'action', 'outcome', 'target', 'at', 'detail', 'where', 'project', '#', 'uuid'],
      rows: records.map((record) => [
        record.chatUserName ?? record.userName,
        record.action,
        record.outcome,
        shown(record.targetName ?? record.targetId),
        moment(record.at),
        shown(record.detail),
        record.source === 'api' ? 'api' : [record.platform, record.channel].filter(Boolean).join(' '),
        record.projectName,
        String(record.seq),
        record.targetName && record.targetId ? record.targetId : '-',
      ]),
    },
    ...(more ? { buttons: older(records, slots) } : {}),
    footnote:
      'On the server, magnum-chatops audit --export writes out every row, and --verify checks that nobody altered one.',
  };
}

function older(
  records: readonly AuditRecord[],
  slots: { cluster?: string | undefined; user?: string | undefined },
): Button[] {
  const words = [
    `--before ${records.at(-1)?.seq ?? 1}`,
    slots.cluster && `--cluster ${JSON.stringify(slots.cluster)}`,
    slots.user && `--user ${JSON.stringify(slots.user)}`,
  ];
  const action = `cmd:audit-list ${words.filter(Boolean).join(' ')}`;
  return action.length <= longestAction ? [{ label: 'Older', style: 'plain', action }] : [];
}
