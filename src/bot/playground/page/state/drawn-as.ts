import type { DrawnPlatform } from '../../drawings.js';
import { remembered } from './remembered.js';

export const drawnAs = ['playground', 'slack', 'discord'] as const;

const chosen = remembered('drawn-as', () => 'playground');

/** How cards are drawn: as this page does, or as one of the platforms would. */
export function drawing(): 'playground' | DrawnPlatform {
  return drawnAs.find((each) => each === chosen.value) ?? 'playground';
}

/** Has cards drawn otherwise from now on. */
export function drawAs(how: string): void {
  chosen.value = how;
}
