import type { Button } from '../../card/card.js';

const mostButtons = 5;

/** These buttons with one for the timeline, before what destroys, where there is room for it. */
export function addTimeline(buttons: readonly Button[], uuid: string): Button[] {
  if (buttons.length >= mostButtons) return [...buttons];
  const timeline: Button = {
    label: 'Timeline',
    style: 'plain',
    action: `cmd:cluster-events ${uuid} --timeline`,
  };
  const at = buttons.findIndex(({ style }) => style === 'danger');
  const place = at < 0 ? buttons.length : at;
  return [...buttons.slice(0, place), timeline, ...buttons.slice(place)];
}

/** The buttons of what happened, with one for the timeline in the place of itself. */
export function withTimeline(buttons: readonly Button[], uuid: string): Button[] {
  return addTimeline(
    buttons.filter(({ action }) => !action.startsWith('cmd:cluster-events ')),
    uuid,
  );
}
