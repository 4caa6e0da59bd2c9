import type { Catalogue } from '../catalogue.js';

/** Moments and how long something takes, as src/card/words.ts says them. */
export const moments: Catalogue = {
  '{} Jan {}, {} UTC': '{2}年1月{1}日 {3} UTC',
  '{} Feb {}, {} UTC': '{2}年2月{1}日 {3} UTC',
  '{} Mar {}, {} UTC': '{2}年3月{1}日 {3} UTC',
  '{} Apr {}, {} UTC': '{2}年4月{1}日 {3} UTC',
  '{} May {}, {} UTC': '{2}年5月{1}日 {3} UTC',
  '{} Jun {}, {} UTC': '{2}年6月{1}日 {3} UTC',
  '{} Jul {}, {} UTC': '{2}年7月{1}日 {3} UTC',
  '{} Aug {}, {} UTC': '{2}年8月{1}日 {3} UTC',
  '{} Sep {}, {} UTC': '{2}年9月{1}日 {3} UTC',
  '{} Sept {}, {} UTC': '{2}年9月{1}日 {3} UTC',
  '{} Oct {}, {} UTC': '{2}年10月{1}日 {3} UTC',
  '{} Nov {}, {} UTC': '{2}年11月{1}日 {3} UTC',
  '{} Dec {}, {} UTC': '{2}年12月{1}日 {3} UTC',
  '{} s': '{1} 秒',
  '{} min {} s': '{1} 分 {2} 秒',
  '{} min': '{1} 分钟',
  '{} h {} min': '{1} 小时 {2} 分',
  '{} h': '{1} 小时',
};
