/** What the bot speaks beside English. Simplified Chinese is all the Chinese there is. */
export type Language = 'zh-CN';

/** The language of a locale such as `zh-CN`, `zh-Hans`, `zh_CN.UTF-8` or `zh-TW`; undefined: English. */
export function languageOf(locale: string | null | undefined): Language | undefined {
  return locale && /^zh(?:[-_.@]|$)/i.test(locale) ? 'zh-CN' : undefined;
}
