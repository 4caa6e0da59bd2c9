import type { Reading } from '../reading.js';

/** One of a list that was shown, by its place there. */
export const nth = '(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|[4-9]th)';
export const nthInChinese = '(?:第\\s*[一二两三四五六七八九十\\d]+|最后一?)';

const pointed = new RegExp(
  `\\b(?:the |my )?${nth}(?: (?:one|request|approval|of them))?\\b|${nthInChinese}\\s*(?:个|条|项|份)`,
  'i',
);

/** "Approve the first one", "同意第一个申请": a place in a list is no request's id; which is meant is asked. */
export function withoutPlace(message: string, reading: Reading): Reading {
  const { request, ...slots } = reading.slots;
  const found = pointed.exec(message)?.[0];
  if (!found || typeof request !== 'string') return reading;
  const isPlace = request === 'one' || found.toLowerCase().includes(request.toLowerCase());
  return isPlace ? { ...reading, slots } : reading;
}
