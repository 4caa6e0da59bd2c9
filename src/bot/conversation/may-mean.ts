import type { Read } from '../../engine/store/misreadings.js';
import type { Example } from './lately.js';

/** What the things that commands are about are called in words. */
const nouns: Readonly<Record<string, RegExp>> = {
  'cluster-template': /template|blueprint|模板/i,
  cluster: /cluster|集群/i,
  nodegroup: /group|pool|节点组/i,
  quotas: /quota|limit|配额|额度/i,
  quota: /quota|limit|配额|额度/i,
  alert: /alert|tell|notif|ping|告警|提醒|通知/i,
  approval: /approv|request|wait|审批|申请|请求/i,
  stats: /stat|usage|usage|use|统计|用量/i,
  service: /service|conductor|服务/i,
  project: /project|项目/i,
  role: /role|grant|角色|权限/i,
  ca: /\bca\b|cert|证书/i,
};

/**
 * Whether what was done may be what misread words meant: the same is named, by the words or by what they were read as, or nothing is named and they
 * are about the same kind of thing.
 */
export function mayMean({ text, reading }: Pick<Example, 'text' | 'reading'>, meant: Read): boolean {
  if (reading.name === meant.name) return true;
  const values = valuesOf(meant);
  if (values.length === 0) return nounOf(meant)?.test(text) ?? false;
  const read = valuesOf(reading);
  return values.some((value) => read.includes(value) || isSaid(value, text));
}

function nounOf({ name }: Read): RegExp | undefined {
  const [, noun = ''] = /^(cluster-template|[a-z]+)/.exec(name) ?? [];
  return nouns[noun];
}

/** Names and numbers; what is on or off is in no words. */
function valuesOf({ slots }: Read): string[] {
  return Object.values(slots)
    .flat()
    .filter((each) => typeof each === 'string' || typeof each === 'number')
    .map((each) => String(each).toLowerCase());
}

/** As a word of its own: 3 is not in 30. */
function isSaid(value: string, text: string): boolean {
  const at = text.toLowerCase().indexOf(value);
  if (at < 0) return false;
  const around = `${text[at - 1] ?? ' '}${text[at + value.length] ?? ' '}`;
  return !/[a-z0-9]/i.test(around);
}
