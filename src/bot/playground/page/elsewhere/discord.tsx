import type { Button, Card } from '../../../../card/card.js';
import { Buttons } from '../card/buttons.js';
import { Files } from '../card/files.js';
import { Pictures } from '../card/pictures.js';
import { discordPieces } from './pieces.js';
import { Pieces } from './pieces-view.js';

/** Of Discord's message what is drawn here: a container, and in it the components that this bot sends. */
export interface DiscordSent {
  readonly components: readonly [
    { readonly accent_color: number; readonly components: readonly Component[] },
    ...unknown[],
  ];
}

interface SentButton {
  readonly custom_id: string;
  readonly label: string;
  readonly style: number;
}
/** By Discord's numbers: row, text, gallery, file, separator. */
type Component =
  | { readonly type: 1; readonly components: readonly SentButton[] }
  | { readonly type: 10; readonly content: string }
  | { readonly type: 12 | 13 | 14 };

interface Props {
  readonly card: Pick<Card, 'files' | 'pictures'>;
  readonly message: string;
  readonly place: { readonly channel: string; readonly thread: string | null };
}

/** Discord's numbers for the styles of buttons that this bot uses. */
const styles: Readonly<Record<number, Button['style']>> = { 1: 'primary', 2: 'plain', 4: 'danger' };

/** Discord's container as Discord draws it, as near as one comes. */
export function DiscordMessage({ sent, ...beside }: Props & { sent: DiscordSent }) {
  const [{ accent_color: color, components }] = sent.components;
  const files = components.filter(({ type }) => type === 13);
  return (
    <div class="components" style={{ borderLeftColor: `#${color.toString(16).padStart(6, '0')}` }}>
      {components.map((component, at) => (
        <ComponentView
          key={`${at} ${component.type}`}
          component={component}
          file={files.indexOf(component)}
          {...beside}
        />
      ))}
    </div>
  );
}

function ComponentView({
  component,
  file,
  card,
  message,
  place,
}: Props & { component: Component; file: number }) {
  switch (component.type) {
    case 10:
      return <TextDisplay content={component.content} />;
    case 12:
      return <Pictures pictures={card.pictures ?? []} />;
    case 13:
      return <Files files={card.files?.slice(file, file + 1) ?? []} />;
    case 14:
      return <hr />;
    case 1:
      return (
        <Buttons
          buttons={component.components.map(({ custom_id: action, label, style }) => ({
            action,
            label,
            style: styles[style] ?? 'plain',
          }))}
          message={message}
          place={place}
        />
      );
  }
}

/** A heading and small print stand in texts of their own. */
function TextDisplay({ content }: { content: string }) {
  const said = <Pieces pieces={discordPieces(content.replace(/^(?:##|-#) /, ''))} />;
  if (content.startsWith('## ')) return <h2>{said}</h2>;
  if (content.startsWith('-# ')) return <footer>{said}</footer>;
  return <div class="text">{said}</div>;
}
