import { effect } from '@preact/signals';
import { languageOf } from '../../../../speech/locale.js';
import { indexCatalogues } from '../../../../speech/lookup.js';
import { translator } from '../../../../speech/translate.js';
import { page } from '../../../../speech/zh-CN/page.js';
import { remembered } from './remembered.js';

export const languages = ['system', 'en', 'zh-CN'] as const;

/** What the page and the bot speak to whoever sits here: as the browser does, or as one has chosen. */
export const language = remembered('language', () => 'system');

/** The locale that goes with everything that is said. */
export function locale(): string {
  return language.value === 'system' ? navigator.language : language.value;
}

const chinese = translator(indexCatalogues([page]));

/** A text of the page in the language of whoever sits here. */
export function t(text: string): string {
  return languageOf(locale()) === 'zh-CN' ? chinese(text) : text;
}

effect(() => {
  document.documentElement.lang = languageOf(locale()) ?? 'en';
});
