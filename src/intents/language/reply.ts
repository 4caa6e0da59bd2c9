import { type AnswerKind, readAnswer } from './answer.js';
import { existing, type NameIndex } from './known-names.js';
import { takenBack } from './opener.js';
import { takeSameTemplate } from './same-template.js';
import { declines } from './short.js';

/** What is asked: of which kind, whether several may be said, and what was shown to choose from. */
export interface Asked {
  readonly kind: AnswerKind;
  readonly list: boolean;
  readonly offered: readonly string[];
}

/** What is said to a question for one thing. */
export type Reply =
  | { readonly values: readonly string[] }
  /** That of a cluster which is named. */
  | { readonly sameAs: string }
  /** So many times as there are. */
  | { readonly times: number }
  /** All of them, where one is asked for. */
  | { readonly several: true }
  /** A no, where something is called so. */
  | { readonly unsure: true }
  | { readonly cancelled: true };

const bareWord = (message: string) =>
  message
    .trim()
    .replace(/[.!。！]+$/, '')
    .toLowerCase();

/**
 * What somebody answers to a question, as people do: by a name or a number, with "no," before it, by its place in what was shown, by "the same as
 * ci". Null for what is no answer.
 */
export function readReply(message: string, asked: Asked, names: NameIndex): Reply | null {
  const { kind, list, offered } = asked;
  const answer = readAnswer(message, kind, names);
  if (answer && 'cancelled' in answer) return answer;
  if (kind !== 'boolean' && declines(message))
    return offered.includes(bareWord(message)) ? { unsure: true } : { cancelled: true };
  const whose = sameAs(message, kind, names);
  if (whose !== undefined) return { sameAs: whose };
  const counted = kind === 'number' ? message.trim().replace(byHow, '') : message;
  const rest = takenBack(counted) ?? counted;
  const times = kind === 'number' ? timesSaid(rest) : undefined;
  if (times !== undefined) return { times };
  const place = placeOf(rest, offered);
  if (place !== undefined) return { values: [place] };
  if (offered.length > 1 && everything.test(rest.trim())) return { several: true };
  const several = severalNamed(rest, kind, names);
  if (several.length > 1) return list ? { values: several } : { several: true };
  const again = rest === message ? answer : readAnswer(rest, kind, names);
  return again && 'value' in again ? { values: [again.value] } : null;
}

/** "再加两个": how many, and not yet what they are added to. */
const byHow = /^(?:(?:please )?add |再加上?|再多?|多加?|加|增加|减少?|少)\s*/i;

const ordinals = [
  /^(?:the )?(?:1st|first|top|number (?:one|1)|no\.? ?1|option (?:one|1)|#1)(?: one| option| cluster| template)?[.!]*$|^第一个?(?:集群|模板|吧)?[。！]*$/i,
  /^(?:the )?(?:2nd|second|number (?:two|2)|no\.? ?2|option (?:two|2)|#2)(?: one| option| cluster| template)?[.!]*$|^第[二两]个?(?:集群|模板|吧)?[。！]*$/i,
  /^(?:the )?(?:3rd|third|number (?:three|3)|no\.? ?3|option (?:three|3)|#3)(?: one| option| cluster| template)?[.!]*$|^第三个?(?:集群|模板|吧)?[。！]*$/i,
  /^(?:the )?(?:4th|fourth|number (?:four|4)|no\.? ?4|option (?:four|4)|#4)(?: one| option| cluster| template)?[.!]*$|^第四个?(?:集群|模板|吧)?[。！]*$/i,
];
const last = /^(?:the )?last(?: one| option| cluster| template)?[.!]*$|^最后(?:一个|的)?[。！]*$/i;
const only =
  /^(?:(?:ok|okay|yes)[,\s]+)?(?:yes|yep|yeah|sure|ok|okay|please|that|that one|this one|that'?s (?:it|the one)|the only one|it|对|是|是的|好|好的|行|可以|就它|就?(?:这|那)个)[.!。！]*$/i;
const lead = /^(?:i(?:'?d| would)? (?:like|want|mean)|give me|take|use|pick|it'?s|用|选|要|是|就)\s*/i;

/** "The second one": of what was shown. A yes, where there is but one. */
function placeOf(said: string, offered: readonly string[]): string | undefined {
  const bare = said
    .trim()
    .replace(lead, '')
    .replace(/,? (?:please|pls)(?=[.!]*$)/i, '');
  const at = ordinals.findIndex((form) => form.test(bare));
  if (at >= 0) return offered[at];
  if (last.test(bare)) return offered.at(-1);
  return offered.length === 1 && only.test(said.trim()) ? offered[0] : undefined;
}

const everything =
  /^(?:(?:delete|remove|show|scale|take|use) )?(?:both|all|all of (?:them|those|these|it)|both of (?:them|those|these)|all (?:two|three|four)|each(?: one)?|every(?:thing| ?one| one of them)|the lot)(?: please)?[.!]*$|^(?:全部|所有的?|全都?|都|两个都|[三四]个都|每个都?)(?:要|删|删了|删掉|看|行)?[。！]*$/i;

/** "ci and prod": every word a name of the kind, or what stands between them. */
function severalNamed(said: string, kind: AnswerKind, names: NameIndex): string[] {
  if (kind === 'number' || kind === 'text' || kind === 'boolean') return [];
  const words = said
    .trim()
    .replace(/[.!。！]+$/, '')
    .split(/\s*[,，、&]\s*(?:and\s+)?|\s+and\s+|\s*(?:和|跟|还有)\s*|\s+/)
    .filter(Boolean);
  const found = words.map((word) => existing(word, kind, names));
  return found.every((name) => name !== undefined)
    ? [...new Set(found.filter((name) => name !== undefined))]
    : [];
}

const factors: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:just )?(?:double(?: (?:it|that|them|the nodes|the workers))?|twice(?: (?:as many|that))?|two times)(?: please)?[.!]*$|^(?:翻[一]?倍|加倍|两倍)吧?[。！]*$/i,
    2,
  ],
  [
    /^(?:triple(?: (?:it|that|them|the nodes|the workers))?|three times(?: as many)?)(?: please)?[.!]*$|^三倍吧?[。！]*$/i,
    3,
  ],
  [
    /^(?:just )?(?:half(?: (?:of (?:it|that|them)|as many))?|halve (?:it|that|them))(?: please)?[.!]*$|^(?:减半|一半)吧?[。！]*$/i,
    0.5,
  ],
];

/** "Double", "减半": by how much a number is to be another. */
export function timesSaid(said: string): number | undefined {
  return factors.find(([form]) => form.test(said.trim()))?.[1];
}

const sameForms = [
  /^(?:(?:use|take|with|from|make it|just) )*(?:the )?same(?: (?:one|template|number|size|count))?(?: of nodes)?(?: as| like| that)(?: the)?(?: cluster)? ([\w.-]+?)(?:'s| has| uses| is using| was (?:made|created) from)?[.!]*$/i,
  /^(?:as many(?: nodes)? as|like|whatever|what|the one(?: that)?|that of)(?: the)?(?: cluster)? ([\w.-]+?)(?:'s| has| uses| is using| was (?:made|created) from)?[.!]*$/i,
  /^([\w.-]+)'s(?: template| one)?[.!]*$/i,
  /^(?:就|用)?(?:和|跟|与|同|按|照)\s*([\w.-]+)\s*(?:用的?)?(?:一样|相同|同样|的)(?:的|多)?(?:模板)?(?:吧)?[。！]*$/,
  /^(?:就|用)?\s*([\w.-]+)\s*(?:用的|的)(?:那个|那种|那一个)?(?:模板)?(?:吧)?[。！]*$/,
];

/** "The same as ci", "和 ci 一样": the cluster whose template, or number of nodes, is meant. */
function sameAs(message: string, kind: AnswerKind, names: NameIndex): string | undefined {
  if (kind !== 'template' && kind !== 'number') return undefined;
  const said = message.trim().replace(/,? (?:please|pls|thanks)[.!]*$/i, '');
  const name =
    sameForms.map((form) => form.exec(said)?.[1]).find((found) => found !== undefined) ??
    (kind === 'template' ? takeSameTemplate(said, names.exact)?.same.cluster : undefined);
  return name === undefined ? undefined : existing(name, 'cluster', names);
}
