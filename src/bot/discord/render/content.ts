import type { Card, Fact, Step } from '../../../card/card.js';
import { say } from '../../../speech/language.js';
import { textTable } from '../../text-table.js';
import { codeBlock, escapedWithin, escapeMarkdown, markdown } from './text.js';

const stepIcons = { waiting: '○', active: '◔', done: '●', failed: '✕' } as const;
const mostSteps = 20;
const mostFacts = 24;
/** A type of Heat's and a uuid beside it stand whole. */
const tableColumns = 60;

/** How far it is: a bar, and a line for each step, as many as fit. */
export function progressAndSteps({ progress, steps = [] }: Card, max: number): string {
  const lines = [
    ...(progress ? [progressLine(progress, Math.min(300, max))] : []),
    ...steps.slice(0, mostSteps).map(stepLine),
  ];
  let used = 0;
  const fitting = lines.filter((line) => {
    if (line.trim() === '' || used + line.length + 1 > max) return false;
    used += line.length + 1;
    return true;
  });
  return fitting.join('\n');
}

/** A bar of ten: ▰▰▰▱▱▱▱▱▱▱, never full before everything is done. */
function progressLine(progress: NonNullable<Card['progress']>, max: number): string {
  const share = progress.total > 0 ? Math.min(1, Math.max(0, progress.done / progress.total)) : 0;
  const full = Math.floor(share * 10) || 0;
  return `${'▰'.repeat(full)}${'▱'.repeat(10 - full)}  ${escapedWithin(progress.caption, Math.max(0, max - 12))}`;
}

function stepLine({ label, state, detail }: Step): string {
  const said = escapedWithin(label, 120);
  const strong = (state === 'active' || state === 'failed') && said.trim() !== '';
  const beside = detail ? `  ${escapedWithin(detail, 200)}` : '';
  return `${stepIcons[state]} ${strong ? `**${said.trim()}**` : said}${beside}`;
}

/** A table in characters of one width; empty without one. */
export function tableBlock({ table, language }: Card, max: number): string {
  return table ? codeBlock(textTable(table, tableColumns, max - 8, language), max) : '';
}

/** At most 24 facts, and at most `max` characters of them; the last line counts what was left out. */
export function factLines({ facts = [], language }: Card, max: number): string {
  let said = '';
  let count = 0;
  let wasLong = false;
  for (const fact of facts) {
    const { text, isLong } = factText(fact);
    if (count >= mostFacts || said.length + text.length + 40 > max) break;
    // What is long stands apart from its neighbours.
    said += (said && (isLong || wasLong ? '\n\n' : '\n')) + text;
    count += 1;
    wasLong = isLong;
  }
  if (count === facts.length) return said;
  const more = escapeMarkdown(say(`… ${facts.length - count} more`, language));
  return said ? `${said}\n${more}` : more;
}

/** What is long, or has lines of its own, stands below its label. */
function factText({ label, value, short }: Fact): { readonly text: string; readonly isLong: boolean } {
  const name = escapedWithin(label.trim(), 100);
  const said = markdown(value, 1000).trim() || '—';
  const isLong = short === false || said.includes('\n');
  return { text: name === '' ? said : `**${name}**${isLong ? '\n' : ' '}${said}`, isLong };
}
