import {
  type APIActionRowComponent,
  type APIButtonComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Button, Card } from '../../../card/card.js';
import { cut, limits } from './limits.js';

const styles = {
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
  plain: ButtonStyle.Secondary,
} as const satisfies Record<Button['style'], ButtonStyle>;

/** The buttons of a card in one row; none without any. Of two that do the same the first stays. */
export function buttonRow({ buttons = [] }: Card): APIActionRowComponent<APIButtonComponent>[] {
  const used = new Set<string>();
  const components: APIButtonComponent[] = [];
  for (const button of buttons) {
    const custom_id = button.action.slice(0, limits.customId);
    if (used.has(custom_id) || components.length >= limits.buttonsPerRow) continue;
    used.add(custom_id);
    components.push({
      type: ComponentType.Button,
      style: styles[button.style],
      label: cut(button.label.trim(), limits.buttonLabel) || '…',
      custom_id,
    });
  }
  return components.length > 0 ? [{ type: ComponentType.ActionRow, components }] : [];
}
