import type { Inline, Text } from '../../../card/card.js';
import { cut } from './limits.js';

/** The parts of a text; a plain string is one part. */
export function parts(text: Text): readonly Inline[] {
  return typeof text === 'string' ? [text] : text;
}

/** What a text says without any form: for where Discord interprets nothing. */
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

/** Makes a text literal in Discord's markdown: a backslash before whatever would be read as form, mention or link. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\*_~`|<>[\]@]/g, '\\$&')
    .replace(/^(\s*)([#+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
    .replace(/:(?=\/\/)|:(?=[\p{L}\p{N}_\\~+-]+:)/gu, '\\:');
}

/** As much of a text, made literal, as fits into `max` characters. */
export function escapedWithin(text: string, max: number): string {
  let kept = cut(text, max);
  for (let escaped = escapeMarkdown(kept); ; escaped = escapeMarkdown(kept)) {
    if (escaped.length <= max) return escaped;
    kept = cut(
      text,
      Math.max(0, Math.min(kept.length - 1, Math.floor((kept.length * max) / escaped.length))),
    );
  }
}

/** A text in Discord's markdown, within `max` characters. */
export function markdown(text: Text, max: number): string {
  let out = '';
  for (const part of parts(text)) {
    const left = max - out.length;
    if (left < 8) break;
    if (typeof part === 'string') out += escapedWithin(part, left);
    else if ('mention' in part) {
      out +=
        /^\d{15,21}$/.test(part.mention) && left > 25
          ? `<@${part.mention}>`
          : escapedWithin(`@${part.name}`, left);
    } else if ('time' in part) out += timestamp(part.time, left);
    else if ('bold' in part) out += formed('**', escapedWithin(part.bold.trim(), left - 4), part.bold);
    else
      out += formed(
        '`',
        cut(part.code.replaceAll('`', 'ˋ').replace(/\s+/g, ' ').trim(), left - 2),
        part.code,
      );
  }
  return out;
}

/** A moment by the reader's clock, and how far it is where there is room; nothing where half of it would stand there. */
function timestamp(time: string, left: number): string {
  const at = `<t:${Math.floor(Date.parse(time) / 1000)}`;
  const ways = [`${at}:f> (${at}:R>)`, `${at}:f>`];
  return ways.find(({ length }) => length <= left) ?? '';
}

function formed(mark: string, inner: string, said: string): string {
  if (inner === '') return said === '' ? '' : ' ';
  return `${/^\s/.test(said) ? ' ' : ''}${mark}${inner}${mark}${/\s$/.test(said) ? ' ' : ''}`;
}

/** A block of preformatted text, within `max` characters in all; empty when there is nothing to show. */
export function codeBlock(code: string, max: number): string {
  const inner = cut(code.replaceAll('```', '`\u200b`\u200b`'), max - 8);
  return inner.trim() === '' ? '' : `\`\`\`\n${inner}\n\`\`\``;
}
