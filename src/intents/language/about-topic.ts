import { existing, type NameIndex } from './known-names.js';
import { type Reading, readMessage } from './read.js';
import { saysNo } from './short.js';

/** Words that stand for a cluster: what a thread is about, or what was spoken of last. */
export const pointing =
  /\b(it|its|it's|them|that one|this one|the same one|(that|this|the same|said) cluster)\b|它|(这个|那个|该|刚才那个?)集群/i;

/** Words that stand for what a thread is about, and elsewhere for anything. */
const pointingInThread = /\b(the cluster|this|that)\b|这个|那个|集群/i;

/** Said of no cluster and in no cluster's thread: how all of them are. */
const all = /^(status|state|health|状态|情况|健康)$/i;

/** "Status?" where nothing says of what: how all clusters are; null for other words. */
export function readOfAll(message: string): Reading | null {
  if (!all.test(bare(message))) return null;
  return { intent: 'cluster-list', slots: {}, confidence: 0.9, source: 'language' };
}

const back =
  /^(?:so |and )?(?:what(?:'?s| has| is)? happen(?:ed|ing)|(?:the )?timeline|(?:the )?events|history|发生了?什么(?:事)?|出了?什么事|时间线|事件|(?:现在)?(?:好了|完成了?|建好了|弄好了|搞定了)(?:吗|没有?)|(?:done|ready|finished) yet|is (?:it|that|this) (?:done|ready|finished)(?: yet| now)?|(?:都)?[扩缩建删改升加弄搞](?:级|容)?(?:好|完)了?(?:吗|没有?))$/i;

/** "What happened", "时间线": of the cluster that was spoken of last. */
export function looksBack(message: string): boolean {
  return back.test(bare(message));
}

const looks = /^(show|status|state|details|health|info|状态|情况|详情|健康)$/i;
const happens =
  /^(?:what happened|what'?s (?:happening|going on|up|wrong|the matter)|what is (?:happening|going on|wrong)|(?:刚才?|这里|到底|现在)?(?:发生了?(?:什么|啥)(?:事情?)?|出(?:了)?(?:什么|啥)(?:事情?|问题)|怎么(?:了|回事)|咋(?:了|回事)|(?:是)?(?:什么|啥)情况|(?:什么|啥)状况)(?:了|呢|啊|呀)?|(?:#?\d+\s*(?:号)?)?\s*(?:现在)?(?:怎么样了?|进展(?:如何|怎么样)?|进度(?:如何|怎么样)?|好了(?:吗|没)|完成了(?:吗|没)))$/i;
const mostWords = 3;

/**
 * What words mean that mean nothing by themselves, where they stand for a cluster that is known from what they are said to: "tear it down",
 * "is it up?"; in a cluster's own thread (`inThread`) "status?", "delete" as well. They are read with its name put in, so that every rule for
 * names holds for them too; null where that means nothing either.
 */
export function readAboutTopic(
  message: string,
  cluster: string,
  names: NameIndex,
  inThread: boolean,
): { readonly reading: Reading; readonly said: string } | null {
  if (looksBack(message))
    return {
      reading: { intent: 'cluster-events', slots: { cluster }, confidence: 0.9, source: 'language' },
      said: message,
    };
  for (const said of sayings(message.trim(), cluster, inThread)) {
    const reading = readMessage(said, names);
    if (reading.intent !== 'none' && !isNameAlone(reading, message)) return { reading, said };
  }
  return null;
}

/** "Great": a name put beside any word is a look at what has it. */
function isNameAlone({ intent }: Reading, message: string): boolean {
  return (
    intent === 'cluster-show' && !/[?？]$|^show\b|^how\b|^what\b/i.test(message.trim()) && !standsFor(message)
  );
}

function standsFor(message: string): boolean {
  return pointing.test(message) || pointingInThread.test(message) || looks.test(bare(message));
}

function sayings(message: string, cluster: string, inThread: boolean): string[] {
  if (pointing.test(message)) return [putIn(message, pointing, cluster)];
  if (!inThread) return [];
  if (pointingInThread.test(message)) return [putIn(message, pointingInThread, cluster)];
  const words = bare(message);
  if (happens.test(words)) return [`what happened to ${cluster}?`];
  const isShort = words !== '' && words.split(/\s+/).length <= mostWords && words.length <= 24;
  if (!isShort || saysNo(message)) return [];
  if (looks.test(words)) return [`show ${cluster}`];
  const isAsked = /[?？]$/.test(message);
  return isAsked ? [`is ${cluster} ${words}?`, `${words} ${cluster}?`] : [`${words} ${cluster}`];
}

function bare(message: string): string {
  return message.trim().replace(/[\s.!?…。！？]+$/, '');
}

/** "删掉它" has no space that would set the name off. */
function putIn(message: string, word: RegExp, cluster: string): string {
  return message.replace(word, (found) => {
    if (/^its$/i.test(found)) return `${cluster}'s`;
    if (/^it's$/i.test(found)) return `${cluster} is`;
    return /^[a-z]/i.test(found) ? cluster : ` ${cluster} `;
  });
}

const follows =
  /^(?:(?:and|what about|how about|same for)\s+(?:for\s+)?(?:the\s+)?(?:cluster\s+)?(\S+?)(?:\s+cluster)?|那?\s*([\w.-]+)\s*呢)[\s?!.？！。]*$/i;

const alike =
  /^(?:(?:and )?(?:do )?(?:the )?same (?:for|with|to|on)\s+(?:the\s+)?(?:cluster\s+)?(\S+?)(?:\s+(?:cluster|too|as well|please))*|(?:and )?(?:the\s+)?(\S+?)(?:,? (?:too|as well|also))|([\w.-]+)\s*也(?:要|一样|这样|如此|同样)?(?:处理|做|来)?|对\s*([\w.-]+)\s*也(?:一样|这样))[\s!.。！]*$/i;

/** The cluster to which the same is to be done as is shown of another: "same for ci", "ci 也一样"; undefined for other words. */
export function sameFor(message: string, names: NameIndex): string | undefined {
  const name = alike
    .exec(message.trim())
    ?.slice(1)
    .find((found) => found !== undefined);
  return name === undefined ? undefined : existing(name, 'cluster', names);
}

/** The cluster that "and ci?", "what about ci?", "ci 呢" ask the same of as was asked last; undefined for other words. */
export function followedUp(message: string, names: NameIndex): string | undefined {
  const found = follows.exec(message.trim());
  const name = found?.[1] ?? found?.[2];
  return name === undefined ? undefined : existing(name, 'cluster', names);
}
