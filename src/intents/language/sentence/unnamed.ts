import type { IntentName } from '../intent-names.js';
import { nth, nthInChinese } from './ordinals.js';

const courtesy = `(?:(?:please|pls|hey|hi|ok|now|kindly)[ ,]+)*`;
const wish = `(?:(?:can|could|would|will) you (?:please )?|i(?: want|'d like| would like| need) to |let's |help me )?`;
const article = `(?:(?:an?|one|some|the|my|our|one of (?:my|our|the)) )?`;
const end = String.raw`(?: (?:please|now|for me))?[\s.!]*$`;

const english = {
  delete: 'delete|remove|destroy|drop|kill|tear down|get rid of',
  create: 'create|make|add|set up|build|new',
  update: 'update|change|edit|modify',
  retry: 'retry|try again',
  rotate: 'rotate|renew',
  resize: 'resize|scale',
  approve: 'approve|accept',
  deny: 'deny|reject|decline',
} as const;

const chinese = {
  delete: '删除|删掉|销毁|删',
  create: '创建|新建|添加|建',
  update: '更新|修改|改',
  retry: '重试',
  rotate: '轮换|更换',
  resize: '扩容|缩容|伸缩',
  approve: '批准|同意|通过',
  deny: '拒绝|驳回',
} as const;

type Verb = keyof typeof english;
interface Wish {
  readonly verb: Verb;
  readonly thing: string;
  readonly inChinese: string;
  readonly intent: IntentName;
  /** The verb alone means it too. */
  readonly alone?: true;
}

const wishes: readonly Wish[] = [
  { verb: 'delete', thing: 'clusters?', inChinese: '集群', intent: 'cluster-delete', alone: true },
  {
    verb: 'delete',
    thing: '(?:cluster )?templates?',
    inChinese: '(?:集群)?模板',
    intent: 'cluster-template-delete',
  },
  { verb: 'delete', thing: 'node ?groups?', inChinese: '节点组', intent: 'nodegroup-delete' },
  { verb: 'create', thing: 'node ?group', inChinese: '节点组', intent: 'nodegroup-create' },
  { verb: 'approve', thing: '(?:requests?|one)', inChinese: '(?:申请|请求)', intent: 'approve' },
  { verb: 'deny', thing: '(?:requests?|one)', inChinese: '(?:申请|请求)', intent: 'deny' },
  { verb: 'update', thing: 'cluster', inChinese: '集群', intent: 'cluster-update' },
  {
    verb: 'update',
    thing: '(?:cluster )?template',
    inChinese: '(?:集群)?模板',
    intent: 'cluster-template-update',
  },
  { verb: 'update', thing: 'node ?group', inChinese: '节点组', intent: 'nodegroup-update' },
  { verb: 'resize', thing: 'cluster', inChinese: '(?:集群)?', intent: 'cluster-resize', alone: true },
  { verb: 'retry', thing: 'cluster', inChinese: '(?:集群)?', intent: 'cluster-retry', alone: true },
  {
    verb: 'rotate',
    thing: '(?:ca|root|cluster)(?: certificates?)?(?: of (?:a|the|my) cluster)?',
    inChinese: '(?:集群)?(?:的)?(?:CA|根)?证书',
    intent: 'ca-rotate',
    alone: true,
  },
];

const patterns = wishes.map(({ verb, thing, inChinese, intent, alone }) => ({
  intent,
  pattern: new RegExp(
    [
      `^${courtesy}${wish}(?:${english[verb]})(?: ${article}${thing})${alone ? '?' : ''}${end}`,
      `^(?:请|麻烦|帮我|我想要?|我要)*(?:${chinese[verb]})(?:掉)?(?:一个|某个|个)?${inChinese}[\\s。！!]*$`,
    ].join('|'),
    'i',
  ),
}));

/** "Delete the first one", said to a list: which that was is asked. */
const ordinals = wishes.map(({ verb, thing, inChinese, intent, alone }) => ({
  intent,
  pattern: new RegExp(
    [
      `^${courtesy}${wish}(?:${english[verb]}) (?:the |our |my )?${nth} (?:${thing}${alone ? '|one' : ''})${end}`,
      `^(?:请|麻烦|帮我|把|将)*(?:${chinese[verb]})(?:掉)?${nthInChinese}(?:个|条|项)${alone ? `(?:${inChinese})?` : inChinese}[\\s。！!]*$`,
      `^(?:请|麻烦|帮我)*(?:把|将)${nthInChinese}(?:个|条|项)${alone ? `(?:${inChinese})?` : inChinese}(?:给)?(?:${chinese[verb]})(?:掉|了)?[\\s。！!]*$`,
    ].join('|'),
    'i',
  ),
}));

/**
 * The intent of a whole message that says what to do and with what kind of thing, and not with which: "delete a cluster", "删除一个节点组".
 * Which is asked for next. Undefined for all else.
 */
export function readUnnamed(message: string): IntentName | undefined {
  const said = message.trim();
  return [...patterns, ...ordinals].find(({ pattern }) => pattern.test(said))?.intent;
}
