import { createHash } from 'node:crypto';
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIEmbed,
  type APIEmbedField,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Card, Tone } from '../../../card/card.js';
import { say } from '../../../speech/language.js';
import { textTable } from '../../text-table.js';
import { cut, limits } from './limits.js';
import { codeBlock, escapedWithin, escapeMarkdown, markdown, plain } from './text.js';

const tones: Record<Tone, { readonly icon: string; readonly color: number }> = {
  neutral: { icon: '', color: 0x5b6c7d },
  progress: { icon: '⏳ ', color: 0x2f80ed },
  success: { icon: '✅ ', color: 0x2e9e5b },
  warning: { icon: '⚠️ ', color: 0xe0a106 },
  danger: { icon: '🛑 ', color: 0xd93025 },
};
const stepIcons = { waiting: '○', active: '◔', done: '●', failed: '✕' } as const;
/** A type of Heat's and a uuid beside it stand whole. */
const tableColumns = 60;

/** A message as Discord takes it. Nobody is ever notified by what a card says. */
export interface RenderedMessage {
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIButtonComponent>[];
  readonly allowed_mentions: { readonly parse: [] };
}

/** A short word, the same for the same post, by which a message is found again. */
export function markerOf(key: string): string {
  return `ref ${createHash('sha256').update(key).digest('hex').slice(0, 10)}`;
}

/** Draws a card within Discord's limits, as one embed. Whatever does not fit is cut and says so. */
export function renderCard(card: Card, marker?: string): RenderedMessage {
  const tone = tones[card.tone];
  const title = escapedWithin(
    `${tone.icon}${card.title.replace(/\s+/g, ' ').trim() || '…'}`,
    limits.embedTitle,
  );
  const footnote = card.footnote === undefined ? '' : cut(plain(card.footnote).trim(), 600);
  const footer = [footnote, marker ?? ''].filter(Boolean).join(' · ');
  const fields = renderFields(card, 2000);
  const used =
    title.length +
    footer.length +
    fields.reduce((sum, field) => sum + field.name.length + field.value.length, 0);
  const [picture] = card.pictures ?? [];
  const description = describe(card, Math.min(limits.embedDescription, limits.embedTotal - used - 50));
  return {
    embeds: [
      {
        title,
        color: tone.color,
        ...(description && { description }),
        ...(fields.length > 0 && { fields }),
        ...(footer && { footer: { text: footer } }),
        ...(picture && { image: { url: `attachment://${picture.name}` } }),
      },
    ],
    components: buttonRow(card),
    allowed_mentions: { parse: [] },
  };
}

function describe(card: Card, max: number): string {
  const blocks: string[] = [];
  const left = () => max - blocks.reduce((sum, block) => sum + block.length + 1, 0);
  const add = (block: string) => {
    if (block.trim() !== '' && block.length <= left()) blocks.push(block);
  };
  if (card.text !== undefined) add(markdown(card.text, Math.min(2000, left())));
  if (card.progress) add(progressLine(card.progress, Math.min(300, left())));
  for (const step of card.steps?.slice(0, 20) ?? []) {
    const label = escapedWithin(step.label, 120);
    const strong = (step.state === 'active' || step.state === 'failed') && label.trim() !== '';
    const detail = step.detail ? `  ${escapedWithin(step.detail, 200)}` : '';
    add(`${stepIcons[step.state]} ${strong ? `**${label.trim()}**` : label}${detail}`);
  }
  if (card.table) {
    const table = textTable(card.table, tableColumns, Math.min(1800, left() - 8), card.language);
    add(codeBlock(table, left()));
  }
  if (card.code) add(codeBlock(card.code, Math.min(2000, left())));
  return blocks.join('\n');
}

/** A bar of ten: ▰▰▰▱▱▱▱▱▱▱, never full before everything is done. */
function progressLine(progress: NonNullable<Card['progress']>, max: number): string {
  const share = progress.total > 0 ? Math.min(1, Math.max(0, progress.done / progress.total)) : 0;
  const full = Math.floor(share * 10) || 0;
  return `${'▰'.repeat(full)}${'▱'.repeat(10 - full)}  ${escapedWithin(progress.caption, max - 12)}`;
}

/** At most 25 facts, and at most `max` characters of them; the last field counts what was left out. */
function renderFields(card: Card, max: number): APIEmbedField[] {
  const fields: APIEmbedField[] = [];
  const facts = card.facts ?? [];
  let used = 0;
  for (const fact of facts) {
    const name = escapedWithin(fact.label.trim(), 100) || '\u200b';
    const value = markdown(fact.value, Math.min(limits.fieldValue, 1000)).trim() || '—';
    if (fields.length >= limits.embedFields - 1 || used + name.length + value.length > max) break;
    used += name.length + value.length;
    fields.push({ name, value, inline: fact.short !== false });
  }
  if (fields.length < facts.length) {
    fields.push({
      name: '\u200b',
      value: escapeMarkdown(say(`… ${facts.length - fields.length} more`, card.language)),
      inline: false,
    });
  }
  return fields;
}

function buttonRow(card: Card): APIActionRowComponent<APIButtonComponent>[] {
  const used = new Set<string>();
  const components: APIButtonComponent[] = [];
  for (const button of card.buttons ?? []) {
    const custom_id = button.action.slice(0, limits.customId);
    if (used.has(custom_id) || components.length >= limits.buttonsPerRow) continue;
    used.add(custom_id);
    components.push({
      type: ComponentType.Button,
      style:
        button.style === 'primary'
          ? ButtonStyle.Primary
          : button.style === 'danger'
            ? ButtonStyle.Danger
            : ButtonStyle.Secondary,
      label: cut(button.label.trim(), limits.buttonLabel) || '…',
      custom_id,
    });
  }
  return components.length > 0 ? [{ type: ComponentType.ActionRow, components }] : [];
}
