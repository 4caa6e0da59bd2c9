import { z } from 'zod';
import { type Button, type Card, type Fact, longestAction } from '../../card/card.js';
import { own } from '../../card/own.js';
import { moment, shown } from '../../card/words.js';
import { listAudit } from '../../engine/audit/read.js';
import type { AuditRecord } from '../../engine/audit/record.js';
import { Count, flag, Text } from '../fields.js';
import { defineIntent } from '../intent.js';

const page = 20;

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
    const { records, more, hint, cluster } = await listAudit(engine, caller, { ...slots, limit: page });
    const card = auditCard(records, more, { ...slots, cluster });
    return { kind: 'answer', card: hint ? { ...card, text: hint } : card };
  },
});

/** A name as it is; a node that asked by itself is named in the reader's language. */
function who({ chatUserName, userName }: AuditRecord): string {
  const cluster = chatUserName ? undefined : /^node of (.+)$/.exec(userName)?.[1];
  return cluster === undefined ? own(chatUserName ?? userName) : `node of ${own(cluster)}`;
}

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
        who(record),
        record.action,
        record.outcome,
        own(shown(record.targetName ?? record.targetId)),
        moment(record.at),
        shown(record.detail),
        record.source === 'api' ? 'api' : [record.platform, record.channel].filter(Boolean).join(' '),
        record.projectName,
        String(record.seq),
        record.targetName && record.targetId ? record.targetId : '-',
      ]),
    },
    facts: refusedFacts(records),
    ...(more ? { buttons: older(records, slots) } : {}),
    footnote:
      'On the server, magnum-chatops audit --export writes out every row, and --verify checks that nobody altered one.',
  };
}

/** So many refusals are told in their own words, so much of each. */
const mostTold = 10;
const longestSentence = 200;

/** What was refused, where the code alone does not say it. */
function refusedFacts(records: readonly AuditRecord[]): Fact[] {
  return records
    .flatMap(({ seq, action, detail, sentence }) =>
      sentence && detail?.endsWith('.invalid')
        ? [{ label: [`#${seq}`, action].join(' '), value: `${detail}: ${clipped(sentence)}`, short: false }]
        : [],
    )
    .slice(0, mostTold);
}

function clipped(sentence: string): string {
  return sentence.length > longestSentence ? `${sentence.slice(0, longestSentence - 1)}…` : sentence;
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
