import type { Reading } from './reading.js';

const ways: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:halve|(?:in|by|to) half|half (?:the|its) (?:size|nodes|workers))\b|(?:减|缩|砍|降|少)(?:小|掉|到|成|为|少)?(?:了)?一?半|对半[砍减]/i,
    0.5,
  ],
  [
    /\bdouble(?! ?check)\b|\btwice (?:as (?:big|large|many)|the (?:size|nodes|workers))\b|(?:加|翻|扩|增加|扩大|扩容)(?:到|了)?(?:一倍|一番)|翻倍|加倍|(?:扩|加|变|翻)(?:大|容)?(?:到|成|为)(?:原来的)?[两二2]\s*倍/i,
    2,
  ],
  [/\btriple\b|(?:扩|加|变|翻)(?:大|容)?(?:到|成|为)(?:原来的)?[三3]\s*倍/i, 3],
];

/** "Halve prod", "给 prod 加一倍": how many times as many nodes there are to be, where no number was said. */
export function withTimes(message: string, reading: Reading): Reading {
  const { nodeCountChange, ...slots } = reading.slots;
  if (reading.intent !== 'cluster-resize' || slots.nodeCount !== undefined) return reading;
  if (slots.nodegroup !== undefined || slots.nodesToRemove !== undefined) return reading;
  const times = ways.find(([said]) => said.test(message))?.[1];
  const isCounted = nodeCountChange !== undefined && !/一[倍番半]/.test(message);
  return times === undefined || isCounted ? reading : { ...reading, slots, times };
}
