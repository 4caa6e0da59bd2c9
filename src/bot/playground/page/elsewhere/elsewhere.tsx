import { useEffect, useState } from 'preact/hooks';
import type { Card } from '../../../../card/card.js';
import type { DrawnPlatform } from '../../drawings.js';
import { Files } from '../card/files.js';
import { Pictures } from '../card/pictures.js';
import { drawn } from '../server/drawn.js';
import { DiscordMessage, type DiscordSent } from './discord.js';
import { SlackMessage, type SlackSent } from './slack.js';

interface Props {
  readonly card: Card;
  readonly message: string;
  readonly platform: DrawnPlatform;
  readonly place: { readonly channel: string; readonly thread: string | null };
}

/** A card as another platform would show the very message that it is sent; what is attached stands in Discord's, and below Slack's. */
export function Elsewhere({ card, message, platform, place }: Props) {
  const [sent, setSent] = useState<SlackSent | DiscordSent | null>(null);
  useEffect(() => {
    let isWanted = true;
    void drawn(message, platform).then((answer) => {
      if (answer && isWanted) setSent(answer as SlackSent | DiscordSent);
    });
    return () => {
      isWanted = false;
    };
  }, [card, message, platform]);
  const { files = [], pictures = [] } = card;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, and a landmark for every card would be too many
    <div class={`elsewhere ${platform}`} role="group" aria-label={card.title}>
      {sent && 'blocks' in sent && <SlackMessage blocks={sent.blocks} message={message} place={place} />}
      {sent && 'components' in sent && (
        <DiscordMessage sent={sent} card={card} message={message} place={place} />
      )}
      {platform === 'slack' && pictures.length > 0 && <Pictures pictures={pictures} />}
      {platform === 'slack' && files.length > 0 && <Files files={files} />}
    </div>
  );
}
