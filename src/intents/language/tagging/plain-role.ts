import type { NameKind } from '../known-names.js';
import type { Token } from '../text/token.js';

/** What things are like, and node groups and templates are often called. */
const adjective =
  /^(big|small|large|tiny|huge|mini|medium|fast|slow|quick|cheap|old|new|default|standard|basic|simple|heavy|light|high|low|hot|cold|main|great|good|stable|fresh|busy|strong|long|short|wide|extra|plain|legacy|modern|current|latest|free|safe|bigger|smaller|larger|faster)$/;
const degree =
  /^(too|so|very|quite|pretty|really|rather|extremely|super|as|how|way|much|fairly|bit|more|less)$/;
const isLike =
  /^(is|are|was|were|be|been|being|isn't|aren't|wasn't|looks?|looked|seems?|seemed|feels?|felt|gets?|got|became|becomes?|grows|grew|stays?|it's|that's|they're|runs?|ran)$/;
const links = /^(and|but|now|enough|for|to|already|today|again|or|because|since|so|then|though|here)$/;
const article = /^(the|a|an|this|that|these|those|my|our|your|its|their|some|any|no|another|such)$/;
/** After these a name is said to be one. */
const saysSo =
  /^(groups?|nodegroups?|templates?|pools?|flavou?rs?|called|named|from|using|with|out|image|off|type|size|in|of|on)$/;
const kindNouns = /^(groups?|nodegroups?|pools?|templates?|flavou?rs?|images?|node-groups?|ng)$/;
const goes = /^(by|as|back)$/;

/**
 * Whether a word after which a node group, a template or a cluster is called says here what something is like: "prod is too big", "the big one",
 * "make it fast". What is said to be a group or a template, or stands where only a name can, stays a name.
 */
export function isWhatItIsLike(
  raw: readonly Token[],
  at: number,
  names: Partial<Record<NameKind, string>>,
): boolean {
  const word = raw[at]?.lower ?? '';
  if (!adjective.test(word) || names.cluster !== undefined || isSaidToBe(raw, at)) return false;
  const before = raw[at - 1]?.lower ?? '';
  if (degree.test(before) || goes.test(before)) return true;
  if (before === 'to' && raw[at - 2]?.lower === 'back') return true;
  const next = raw[at + 1];
  if (next === undefined || next.tags.includes('MARK') || links.test(next.lower))
    return isLike.test(before) || isMade(raw, at) || isTheDefault(word, before, names);
  // "A tiny cluster": of that template.
  if (names.template !== undefined && /^(clusters?|bays?|ones?)$/.test(next.lower)) return false;
  return article.test(before) && /^[a-z]+$/.test(next.lower);
}

/** "group big", "the big group", "from small": said to be a name. */
function isSaidToBe(raw: readonly Token[], at: number): boolean {
  const next = raw[at + 1]?.lower ?? '';
  if (saysSo.test(raw[at - 1]?.lower ?? '')) return true;
  return next === 'node' ? /^groups?$/.test(raw[at + 2]?.lower ?? '') : kindNouns.test(next);
}

/** "the default": what is usual, where no template is called so. */
function isTheDefault(word: string, before: string, names: Partial<Record<NameKind, string>>): boolean {
  return word === 'default' && article.test(before) && names.template === undefined;
}

/** "make prod big", "keep it small". */
function isMade(raw: readonly Token[], at: number): boolean {
  return [2, 3].some((back) =>
    /^(make|makes|made|making|keep|get|want|need)$/.test(raw[at - back]?.lower ?? ''),
  );
}
