import type { types } from '@slack/bolt';
import type { Card, Tone } from '../../../card/card.js';
import { textTable } from '../../text-table.js';
import { renderFacts } from './facts.js';
import { cut, cutBytes, limits } from './limits.js';
import { renderSteps, type StepDrawing } from './plan.js';
import { escapeText, mrkdwn, plain, richBlock, richText } from './text.js';

/** The icon that says a card's tone without colour. */
export const toneIcons: Record<Tone, string> = {
  neutral: '',
  progress: '⏳ ',
  success: '✅ ',
  warning: '⚠️ ',
  danger: '🛑 ',
};

/** A message as Slack takes it. `text` is what notifications and screen readers say. */
export interface RenderedMessage {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/**
 * Draws a card within Slack's limits. Whatever does not fit is cut and says so; no text is interpreted. Steps are text unless
 * it is told otherwise, which it may be for messages only.
 */
export function renderCard(card: Card, steps: StepDrawing = 'text'): RenderedMessage {
  const title = `${toneIcons[card.tone]}${card.title.replace(/\s+/g, ' ').trim() || '…'}`;
  const footnote = card.footnote === undefined ? '' : plain(card.footnote);
  const budget = { left: limits.messageBytes - 1200 - Math.min(Buffer.byteLength(footnote), 1500) };
  const blocks: types.KnownBlock[] = [
    { type: 'header', text: { type: 'plain_text', text: cut(title, limits.header), emoji: false } },
  ];
  if (card.text !== undefined) pushRich(blocks, card.text, budget, limits.sectionText);
  if (card.progress) pushRich(blocks, progressLine(card.progress), budget, 400);
  if (card.facts) {
    const facts = renderFacts(card.facts, Math.min(budget.left, 6000), card.language);
    blocks.push(...facts.blocks);
    budget.left -= facts.bytes;
  }
  if (card.steps && card.steps.length > 0) pushSteps(blocks, card, steps, budget);
  if (card.table)
    pushPreformatted(
      blocks,
      textTable(card.table, 78, Math.min(budget.left, limits.sectionText), card.language),
      budget,
    );
  if (card.code) pushPreformatted(blocks, card.code, budget);
  if (card.buttons && card.buttons.length > 0) blocks.push(buttonRow(card));
  if (footnote.trim() !== '' && card.footnote !== undefined) {
    const marked = mrkdwn(card.footnote);
    blocks.push({
      type: 'context',
      elements:
        marked !== null && Buffer.byteLength(marked) <= 1500
          ? [{ type: 'mrkdwn', text: marked, verbatim: true }]
          : [{ type: 'plain_text', text: cutBytes(footnote, 1500), emoji: false }],
    });
  }
  return { text: fallback(card, title), blocks };
}

function pushRich(
  blocks: types.KnownBlock[],
  text: Parameters<typeof richText>[0],
  budget: { left: number },
  max: number,
): void {
  const bytes = Math.min(max, budget.left);
  const elements = richText(text, bytes);
  if (elements.length === 0) return;
  budget.left -= Math.min(bytes, Buffer.byteLength(plain(text)));
  blocks.push(richBlock(elements));
}

function pushPreformatted(blocks: types.KnownBlock[], code: string, budget: { left: number }): void {
  const text = cutBytes(code, Math.min(limits.sectionText, budget.left));
  if (text.trim() === '') return;
  budget.left -= Buffer.byteLength(text);
  blocks.push({
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  });
}

/** A bar of ten: ▰▰▰▱▱▱▱▱▱▱, never full before everything is done. */
export function progressLine(progress: NonNullable<Card['progress']>): string {
  const share = progress.total > 0 ? Math.min(1, Math.max(0, progress.done / progress.total)) : 0;
  const full = Math.floor(share * 10) || 0;
  return `${'▰'.repeat(full)}${'▱'.repeat(10 - full)}  ${progress.caption}`;
}

function pushSteps(blocks: types.KnownBlock[], card: Card, how: StepDrawing, budget: { left: number }): void {
  const bytes = Math.min(limits.sectionText, budget.left);
  const words = (card.steps ?? []).map(({ label, detail = '' }) => `● ${label}  ${detail}\n`).join('');
  blocks.push(...renderSteps(card, how, bytes));
  budget.left -= Math.min(bytes, Buffer.byteLength(words) + (how === 'text' ? 0 : limits.taskTitle));
}

function buttonRow(card: Card): types.ActionsBlock {
  const used = new Set<string>();
  return {
    type: 'actions',
    elements: (card.buttons ?? []).slice(0, 25).flatMap((button): types.Button[] => {
      const action = button.action.slice(0, limits.actionId);
      if (used.has(action) || action === '') return [];
      used.add(action);
      return [
        {
          type: 'button',
          text: { type: 'plain_text', text: cut(button.label, limits.buttonText) || '…', emoji: false },
          action_id: action,
          value: action,
          ...(button.style !== 'plain' && { style: button.style }),
        },
      ];
    }),
  };
}

function fallback(card: Card, title: string): string {
  const said = [
    title,
    card.text === undefined ? '' : plain(card.text),
    card.progress?.caption ?? '',
    ...(card.facts ?? []).map((fact) => `${fact.label}: ${plain(fact.value)}`),
  ];
  return cut(escapeText(cut(said.filter((one) => one.trim() !== '').join('\n'), 600)), limits.fallbackText);
}
