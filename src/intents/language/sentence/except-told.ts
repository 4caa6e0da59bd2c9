import type { Reading } from '../reading.js';
import { literal } from '../text/literal.js';

/** "Tell us when something fails, except ci", "出错时通知我们，ci 除外": the cluster is the one of which nothing is told. */
export function withExcept(message: string, reading: Reading): Reading {
  const { cluster, ...rest } = reading.slots;
  if (reading.intent !== 'alert-subscribe' || typeof cluster !== 'string') return reading;
  const name = `(?:the |cluster )*${literal(cluster.toLowerCase())}(?![\\w-])`;
  const spares = new RegExp(
    `\\b(?:except|excepting|excluding|apart from|other than|save for|but not|not(?= for| about| of)|(?:everything|anything|all)\\b.{0,40}\\bbut)(?: for| about| of| from| in| on)? ${name}|除了?\\s*${name}|不(?:包括|含)\\s*${name}|${name}\\s*(?:除外|例外|不算)`,
  );
  return spares.test(message.toLowerCase()) ? { ...reading, slots: { ...rest, except: [cluster] } } : reading;
}
