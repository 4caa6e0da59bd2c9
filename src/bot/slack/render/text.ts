import type { types } from '@slack/bolt';
import type { Inline, Text } from '../../../card/card.js';
import { cutBytes } from './limits.js';

/** The parts of a text; a plain string is one part. */
export function parts(text: Text): readonly Inline[] {
  return typeof text === 'string' ? [text] : text;
}

/** What a text says without any form: for notifications and screen readers. */
export function plain(text: Text): string {
  return parts(text)
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('bold' in part) return part.bold;
      if ('code' in part) return part.code;
      return 'time' in part ? part.text : `@${part.name}`;
    })
    .join('');
}

/** Makes the three characters that Slack interprets everywhere literal: no mention, link or date can be written. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** True where Slack's mrkdwn shows the text as it stands: mrkdwn has no escape for its marks of form. */
export function isTame(text: string): boolean {
  return !/[*~`\n\r]|(^|[^\p{L}\p{N}])_|:[^\s:]+:|^\s*>/u.test(text);
}

/** A text as mrkdwn, or null where mrkdwn could not show it literally. */
export function mrkdwn(text: Text): string | null {
  let out = '';
  let marked = false;
  for (const part of parts(text)) {
    const piece = mrkdwnPart(part);
    if (piece === null) return null;
    if (piece === '') continue;
    const marks = typeof part !== 'string' && ('bold' in part || 'code' in part);
    if (marks && !/(^|\s)$/.test(out)) return null;
    if (marked && !/^[\s.,;:!?)]/.test(piece)) return null;
    out += piece;
    marked = marks;
  }
  return isTame(
    parts(text)
      .filter((part) => typeof part === 'string')
      .join('x'),
  ) || out === ''
    ? out
    : null;
}

function mrkdwnPart(part: Inline): string | null {
  if (typeof part === 'string') return escapeText(part);
  if ('mention' in part) return isUserId(part.mention) ? `<@${part.mention}>` : null;
  if ('time' in part)
    return `${['<!date', epoch(part.time), dateFormat].join('^')}|${escapeText(part.text)}>`;
  const said = 'bold' in part ? part.bold : part.code;
  if (said === '') return '';
  if (!isTame(said) || said !== said.trim()) return null;
  return 'bold' in part ? `*${escapeText(said)}*` : `\`${escapeText(said)}\``;
}

/** How Slack shows a moment by the reader's clock. */
const dateFormat = ['{date_short_pretty}', '{time}'].join(' ');

function epoch(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

function isUserId(id: string): boolean {
  return /^[UW][A-Z0-9]+$/.test(id);
}

/** A text as elements of a rich text section, which Slack never interprets; at most `maxBytes` of text. */
export function richText(text: Text, maxBytes: number): types.RichTextElement[] {
  const elements: types.RichTextElement[] = [];
  let left = maxBytes;
  for (const part of parts(text)) {
    if (left <= 0) break;
    if (typeof part !== 'string' && 'mention' in part && isUserId(part.mention)) {
      elements.push({ type: 'user', user_id: part.mention });
      left -= part.mention.length;
      continue;
    }
    if (typeof part !== 'string' && 'time' in part) {
      const { time, text: fallback } = part;
      elements.push({ type: 'date', timestamp: epoch(time), format: dateFormat, fallback });
      left -= Buffer.byteLength(fallback);
      continue;
    }
    const said = cutBytes(plain([part]), left);
    if (said === '') continue;
    left -= Buffer.byteLength(said);
    const style = styleOf(part);
    elements.push({ type: 'text', text: said, ...(style && { style }) });
  }
  return elements;
}

function styleOf(part: Inline): { bold: true } | { code: true } | undefined {
  if (typeof part === 'string') return undefined;
  if ('bold' in part) return { bold: true };
  return 'code' in part ? { code: true } : undefined;
}

/** A block of one rich text section. */
export function richBlock(elements: types.RichTextElement[]): types.RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
