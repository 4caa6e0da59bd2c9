import type { Button } from '../../../../card/card.js';
import { Buttons } from '../card/buttons.js';
import { discordPieces } from './pieces.js';
import { Pieces } from './pieces-view.js';

/** Of Discord's message what is drawn here: the embed and the buttons that this bot sends. */
export interface DiscordSent {
  readonly embeds: readonly Embed[];
  readonly components: readonly {
    readonly components: readonly {
      readonly custom_id: string;
      readonly label: string;
      readonly style: number;
    }[];
  }[];
}

interface Embed {
  readonly title: string;
  readonly color: number;
  readonly description?: string;
  readonly fields?: readonly { readonly name: string; readonly value: string; readonly inline?: boolean }[];
  readonly footer?: { readonly text: string };
}

interface Props {
  readonly sent: DiscordSent;
  readonly message: string;
  readonly place: { readonly channel: string; readonly thread: string | null };
}

/** Discord's numbers for the styles of buttons that this bot uses. */
const styles: Readonly<Record<number, Button['style']>> = { 1: 'primary', 2: 'plain', 4: 'danger' };

/** Discord's embed as Discord draws it, as near as one comes. */
export function DiscordMessage({ sent, message, place }: Props) {
  return (
    <>
      {sent.embeds.map((embed) => (
        <EmbedView key={embed.title} {...embed} />
      ))}
      {sent.components.map(({ components }) => (
        <Buttons
          key={components[0]?.custom_id ?? ''}
          buttons={components.map(({ custom_id: action, label, style }) => ({
            action,
            label,
            style: styles[style] ?? 'plain',
          }))}
          message={message}
          place={place}
        />
      ))}
    </>
  );
}

function EmbedView({ title, color, description, fields = [], footer }: Embed) {
  return (
    <div class="embed" style={{ borderLeftColor: `#${color.toString(16).padStart(6, '0')}` }}>
      <h2>
        <Pieces pieces={discordPieces(title)} />
      </h2>
      {description && (
        <div class="description">
          <Pieces pieces={discordPieces(description)} />
        </div>
      )}
      {fields.length > 0 && (
        <dl>
          {fields.map(({ name, value, inline }, at) => (
            <div key={`${at} ${name}`} class={inline ? '' : 'long'}>
              <dt>
                <Pieces pieces={discordPieces(name)} />
              </dt>
              <dd>
                <Pieces pieces={discordPieces(value)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {footer && <footer>{footer.text}</footer>}
    </div>
  );
}
