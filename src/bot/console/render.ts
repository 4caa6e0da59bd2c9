import type { Card, Inline, Step, Table, Text, Tone } from '../../card/card.js';
import { width as columnsOf } from '../text-table.js';

/** Draws cards for a terminal: words and columns, colour only where it is one. */

const colours: Record<Tone, number> = { neutral: 36, progress: 34, success: 32, warning: 33, danger: 31 };
const marks: Record<Tone, string> = { neutral: '●', progress: '◔', success: '✓', warning: '!', danger: '✕' };
const stepMarks: Record<Step['state'], string> = { waiting: '○', active: '◔', done: '✓', failed: '✕' };
const barWidth = 24;

/** A card as lines of text; `colour` adds ANSI colours. Control characters in it are taken out. */
export function renderCard(card: Card, colour: boolean): string {
  const paint = (text: string) => (colour ? `\u001b[${colours[card.tone]}m${text}\u001b[0m` : text);
  const lines = [`${paint(`${marks[card.tone]} ${plain(card.title)}`)}`];
  if (card.text) lines.push(`  ${plain(card.text, card.language)}`);
  if (card.progress)
    lines.push(`  ${bar(card.progress.done, card.progress.total)} ${plain(card.progress.caption)}`);
  if (card.steps) lines.push(`  ${card.steps.map(step).join('   ')}`);
  const widest = Math.max(0, ...(card.facts ?? []).map(({ label }) => columnsOf(label)));
  for (const { label, value } of card.facts ?? [])
    lines.push(`  ${padded(plain(label), widest)}  ${plain(value, card.language)}`);
  if (card.table) lines.push(...tableLines(card.table).map((line) => `  ${line}`));
  if (card.code) lines.push(...plainLines(card.code).map((line) => `  | ${line}`));
  if (card.footnote) lines.push(`  ${plain(card.footnote, card.language)}`);
  for (const { name, content } of card.files ?? [])
    lines.push(`  ${plain(name)}:`, ...plainLines(content.trimEnd()));
  return lines.join('\n');
}

function step({ label, state, detail }: Step): string {
  return `${stepMarks[state]} ${plain(label)}${detail ? ` (${plain(detail)})` : ''}`;
}

function bar(done: number, total: number): string {
  const full = total > 0 ? Math.round((barWidth * done) / total) : 0;
  return `[${'█'.repeat(full)}${'░'.repeat(barWidth - full)}]`;
}

function tableLines({ columns, rows }: Table): string[] {
  const all = [columns, ...rows].map((row) => row.map((cell) => plain(cell)));
  const widths = columns.map((_, i) => Math.max(...all.map((row) => columnsOf(row[i] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => padded(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = all;
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(line)];
}

function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** Text on one line, without anything that a terminal would obey; moments as the language writes them. */
export function plain(text: Text, language?: Card['language']): string {
  const joined = typeof text === 'string' ? text : text.map((part) => inline(part, language)).join('');
  return joined.replace(/\p{Cc}+/gu, ' ');
}

function plainLines(text: string): string[] {
  return text.split('\n').map((line) => plain(line));
}

/** By the clock of the machine that the console runs on, whose zone is named. */
const shortMoment = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;

function inline(part: Inline, language: Card['language']): string {
  if (typeof part === 'string') return part;
  if ('bold' in part) return part.bold;
  if ('code' in part) return `\`${part.code}\``;
  if ('time' in part) return new Date(part.time).toLocaleString(language ?? 'en-GB', shortMoment);
  return `@${part.name}`;
}
