import type { KnownName, NameIndex } from './known-names.js';
import type { Meaning, Reading } from './reading.js';

const grows = /^(bigger|larger|more|up|upsize|expand|grow|大一点|大点|再大一点|扩一点|多一点)$/;
const shrinks = /^(smaller|less|fewer|down|downsize|小一点|小点|再小一点|缩一点|少一点)$/;
const limit = /^\s*(?:(?:our|the|my) )?(?:quota|limit|配额|上限|额度)\s*[:=]?\s*(\d{1,4})\s*[.!?。]?\s*$/i;

/**
 * The two likeliest meanings of a name or a number with one bare word beside it ("bigger prod", "quota 30"), where the words say
 * too little for one: a reading with both, else the reading as it was.
 */
export function withBoth(message: string, reading: Reading, index: NameIndex): Reading {
  const most = limit.exec(message)?.[1];
  if (most !== undefined && Number(most) > 0) {
    const asks = { intent: 'quota-request', slots: { hardLimit: Number(most) } };
    return offer(reading, asks, { intent: 'quotas-show', slots: {} });
  }
  const [one = '', other = '', ...more] = message
    .trim()
    .toLowerCase()
    .replace(/[.!。]+$/, '')
    .split(/\s+/);
  if (more.length > 0 || one === '' || other === '') return reading;
  const named = clusterOf(one, index) ?? clusterOf(other, index);
  const word = clusterOf(one, index) ? other : one;
  if (!named) return reading;
  const look = { intent: 'cluster-show', slots: { cluster: named } };
  if (!grows.test(word) && !shrinks.test(word)) return reading;
  return offer(reading, { intent: 'cluster-resize', slots: { cluster: named } }, look);
}

function clusterOf(word: string, { exact }: NameIndex): string | undefined {
  const isCluster = ({ kinds }: KnownName) => kinds.includes('cluster');
  return exact.get(word)?.find(isCluster)?.name;
}

/** Both as buttons, whatever the words came to. */
function offer(reading: Reading, first: Meaning, second: Meaning): Reading {
  if (reading.intent !== 'none') return { ...reading, ...first, confidence: 0.6, other: second };
  return { ...reading, guesses: [first, second] };
}
