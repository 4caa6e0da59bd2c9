import { chineseNumber, englishNumber } from './numbers.js';

const words = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';

/** A time of day in English, as it is looked for in a message; it has no groups. */
export const englishClock = `(?:(?:\\d{1,2}(?::\\d\\d)?|${words})(?: ?o'?clock)?(?: ?[ap]\\.?m\\b\\.?)?(?: in the (?:morning|afternoon|evening)| at night)?|noon|midnight)`;

/** The same in Chinese. */
export const chineseClock =
  '(?:早上|早晨|上午|凌晨|中午|下午|傍晚|晚上|夜里|晚|早)?\\s*(?:\\d{1,2}[:：]\\d\\d|[\\d一二两三四五六七八九十]{1,3}\\s*[点时](?:半|整|钟)?)';

/** A time of day as `HH:MM`; `part` is the part of the day where it was said elsewhere: "every evening at 6". Undefined where it may be either half of the day. */
export function clockOf(said: string, part = ''): string | undefined {
  const text = said.trim().toLowerCase();
  if (text === 'noon') return '12:00';
  if (text === 'midnight') return '00:00';
  const [, whole, minutes] = /(\d{1,2})(?:[:：](\d\d))?/.exec(text) ?? [];
  const spelt = whole === undefined ? spelled(text) : Number(whole);
  if (spelt === undefined || spelt > 24) return undefined;
  const half = halfOf(text) ?? halfOf(part);
  if (half === undefined && minutes === undefined && spelt > 0 && spelt <= 12) return undefined;
  const hour = half === 'late' && spelt < 12 ? spelt + 12 : half === 'early' && spelt === 12 ? 0 : spelt % 24;
  const past = minutes ?? (text.includes('半') ? '30' : '00');
  return Number(past) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${past}`;
}

function halfOf(text: string): 'early' | 'late' | undefined {
  if (/\bp\.?m\b|\d\s*p\.?m\b|afternoon|evening|night|下午|傍晚|晚|夜/.test(text)) return 'late';
  return /\ba\.?m\b|\d\s*a\.?m\b|morning|早|上午|凌晨|中午/.test(text) ? 'early' : undefined;
}

function spelled(text: string): number | undefined {
  const inChinese = /[一二两三四五六七八九十]+/.exec(text)?.[0];
  if (inChinese) return chineseNumber(inChinese)?.value;
  return englishNumber(text.split(/\s+/))?.value;
}
