import type { NameIndex } from '../known-names.js';
import type { Reading } from '../reading.js';
import { hasHan } from '../text/han.js';
import { literal } from '../text/literal.js';

const deletes =
  /删|销毁|清掉|清理|下线|干掉|移除|拆掉|拆了|回收|释放|\b(?:delete|remove|destroy|drop|kill)\b/i;
const spares =
  /留着|留下|保留|先?留(?=$|[\s吧])|不动|别动|别删|不删|不要删|不能删|放着|还要|还得|还用|在用|要用|有用|没问题|不用管/;
const mark = /(?<=[，,。；;！!？?\n])/u;

/**
 * "prod 留着，ci 删掉": a message without the parts that spare a cluster or template, where another part says which one goes. Else as
 * it is.
 */
export function withoutSpared(message: string, index: NameIndex): string {
  if (!hasHan(message) || !spares.test(message) || !deletes.test(message)) return message;
  const known = index.all.map(({ name }) => name);
  const parts = message.split(mark);
  const goes = parts.filter((part) => deletes.test(part) && !spares.test(part));
  const going = goes.flatMap((part) => namesIn(part, known));
  const isSpared = (part: string) => {
    const names = namesIn(part, known);
    return spares.test(part) && names.length > 0 && !names.some((name) => going.includes(name));
  };
  return going.length > 0 ? parts.filter((part) => !isSpared(part)).join('') : message;
}

const together = /都|全|一并|一起|一同|统统|也|[二两三四五六七八九十\d]\s*[个套]|俩|仨|它们/;
const listed = /[\s、，,和跟与及以还有这那个套的集群cluster]/giu;

/**
 * "prod 刚升级完，ci 删掉": a deletion of what stands in the parts that delete, and not of what is only told of beside them. What is merely
 * listed, or meant by "都", goes with the rest.
 */
export function onlyGoing(message: string, reading: Reading): Reading {
  const { clusters } = reading.slots;
  if (!hasHan(message) || !Array.isArray(clusters) || clusters.length < 2) return reading;
  const names = clusters.map(String);
  const parts = message.split(mark);
  const goes = parts.filter((part) => deletes.test(part));
  const named = (part: string) => namesIn(part, names);
  const isToldOf = (part: string) =>
    !deletes.test(part) && withoutAll(part, names).replace(listed, '') !== '';
  if (goes.some((part) => together.test(part)) || !goes.some((part) => named(part).length > 0))
    return reading;
  const going = names.filter(
    (name) =>
      goes.some((part) => named(part).includes(name)) ||
      parts.some((part) => named(part).includes(name) && !isToldOf(part)),
  );
  return { ...reading, slots: { ...reading.slots, clusters: going } };
}

function withoutAll(part: string, names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replaceAll(new RegExp(literal(name), 'giu'), ' '), part);
}

/** Those of the names that are in a part. */
function namesIn(part: string, names: readonly string[]): string[] {
  const said = part.toLowerCase();
  return names.filter((name) => said.includes(name.toLowerCase()));
}
