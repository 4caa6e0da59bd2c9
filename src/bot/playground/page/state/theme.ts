import { effect } from '@preact/signals';
import { remembered } from './remembered.js';

export const themes = ['system', 'light', 'dark'] as const;

/** How the page looks: as the system does, or as one has chosen. */
export const theme = remembered('theme', () => 'system');

effect(() => {
  if (theme.value === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
});
