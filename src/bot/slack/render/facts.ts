import type { types } from '@slack/bolt';
import type { Card, Fact } from '../../../card/card.js';
import { say } from '../../../speech/language.js';
import { cut, limits } from './limits.js';
import { escapeText, isTame, mrkdwn, plain, richBlock, richText } from './text.js';

const mostFacts = 30;

/**
 * Facts as fields in two columns where mrkdwn shows them literally, else as a line of rich text each. In the
 * order given. `bytes` is what they use of the message.
 */
export function renderFacts(
  facts: readonly Fact[],
  maxBytes: number,
  language?: Card['language'],
): { blocks: types.KnownBlock[]; bytes: number } {
  const blocks: types.KnownBlock[] = [];
  let bytes = 0;
  let shown = 0;
  for (const fact of facts.slice(0, mostFacts)) {
    const left = maxBytes - bytes - Buffer.byteLength(fact.label) - 8;
    const size = Buffer.byteLength(plain(fact.value));
    if (left < Math.min(size, 40)) break;
    const field = asField(fact);
    if (field !== null && Buffer.byteLength(field) <= left) {
      addField(blocks, field);
      bytes += Buffer.byteLength(field);
    } else {
      const label = cut(fact.label, 200);
      const value = richText(fact.value, Math.min(left, 1500));
      blocks.push(richBlock([{ type: 'text', text: `${label || ' '}  `, style: { bold: true } }, ...value]));
      bytes += Buffer.byteLength(label) + 2 + Math.min(left, 1500, size);
    }
    shown += 1;
  }
  if (shown < facts.length) {
    const more = say(`… ${facts.length - shown} more`, language);
    blocks.push(richBlock([{ type: 'text', text: more }]));
  }
  return { blocks, bytes: bytes + 20 };
}

function asField(fact: Fact): string | null {
  if (fact.short === false || !isTame(fact.label)) return null;
  const value = mrkdwn(fact.value);
  if (value === null || value === '') return null;
  const field = `*${escapeText(fact.label.trim())}*\n${value}`;
  return field.length <= limits.fieldText ? field : null;
}

function addField(blocks: types.KnownBlock[], field: string): void {
  const last = blocks.at(-1);
  const object = { type: 'mrkdwn', text: field, verbatim: true } as const;
  if (last?.type === 'section' && last.fields && last.fields.length < limits.fieldsPerSection) {
    last.fields.push(object);
  } else {
    blocks.push({ type: 'section', fields: [object] });
  }
}
