import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Card, Tone } from '../../../card/card.js';
import { showAttached } from './attached.js';
import { buttonRow } from './buttons.js';
import { factLines, progressAndSteps, tableBlock } from './content.js';
import { limits } from './limits.js';
import { codeBlock, escapedWithin, markdown, plain } from './text.js';

const tones: Record<Tone, { readonly icon: string; readonly color: number }> = {
  neutral: { icon: '', color: 0x5b6c7d },
  progress: { icon: '⏳ ', color: 0x2f80ed },
  success: { icon: '✅ ', color: 0x2e9e5b },
  warning: { icon: '⚠️ ', color: 0xe0a106 },
  danger: { icon: '🛑 ', color: 0xd93025 },
};

/** A message as Discord takes it: components alone, which its flag says. Nobody is ever notified by what a card says. */
export interface RenderedMessage {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: [APIContainerComponent];
  readonly allowed_mentions: { readonly parse: [] };
}

/**
 * Draws a card within Discord's limits, as one container: its title first, which is what a phone shows of it. Whatever does not
 * fit is cut and says so. Files and pictures have to go beside the message.
 */
export function renderCard(card: Card, marker?: string): RenderedMessage {
  const tone = tones[card.tone];
  const title = `## ${escapedWithin(`${tone.icon}${inOneLine(card.title) || '…'}`, limits.title)}`;
  const small = smallPrint(card, marker);
  const facts = factLines(card, 1600);
  let left = limits.messageText - title.length - small.length - facts.length;
  const within = (draw: (max: number) => string): APIComponentInContainer[] => {
    const text = draw(left);
    if (text.trim() === '' || text.length > left) return [];
    left -= text.length;
    return textDisplay(text);
  };
  const { text = '', code = '' } = card;
  const intro = within((max) => markdown(text, Math.min(2000, max)));
  const told = [
    ...within((max) => progressAndSteps(card, max)),
    ...within((max) => tableBlock(card, Math.min(1800, max))),
    ...within((max) => codeBlock(code, Math.min(2000, max))),
  ];
  const components = [
    ...textDisplay(title),
    ...intro,
    ...told,
    ...(told.length > 0 && facts ? [{ type: ComponentType.Separator } as const] : []),
    ...textDisplay(facts),
    ...showAttached(card),
    ...textDisplay(small),
    ...buttonRow(card),
  ];
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: tone.color, components }],
    allowed_mentions: { parse: [] },
  };
}

function textDisplay(content: string): APIComponentInContainer[] {
  return content.trim() === '' ? [] : [{ type: ComponentType.TextDisplay, content }];
}

function smallPrint({ footnote = '' }: Card, marker = ''): string {
  const said = [escapedWithin(inOneLine(plain(footnote)), 600), marker].filter(Boolean).join(' · ');
  return said && `-# ${said}`;
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
