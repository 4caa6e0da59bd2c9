import { plainWords } from '../card/own.js';
import type { Language } from './locale.js';
import { indexCatalogues } from './lookup.js';
import { type Translate, translator } from './translate.js';
import { chinese } from './zh-CN/all.js';

/** Every language that there is a catalogue of. */
export const languages: readonly Language[] = ['zh-CN'];

const translations: Record<Language, Translate> = { 'zh-CN': translator(indexCatalogues(chinese)) };

/** A text of the bot in a language; in English as it is. */
export function say(text: string, language: Language | undefined): string {
  return plainWords(language ? translations[language](text) : text);
}

/** A text only where the catalogue has it word for word: for what may as well be a name. */
export function sayWord(text: string, language: Language | undefined): string {
  return language && isWord(text, language) ? say(text, language) : text;
}

function isWord(text: string, language: Language): boolean {
  return words[language].has(text);
}

const words: Record<Language, ReadonlySet<string>> = {
  'zh-CN': new Set(chinese.flatMap((each) => Object.keys(each))),
};
