import { hasHan } from './text/han.js';

/** Which of a list that was shown somebody means: by where it stands there. */

const english = [
  'first|1st',
  'second|2nd',
  'third|3rd',
  'fourth|4th',
  'fifth|5th',
  'sixth|6th',
  'seventh|7th',
  'eighth|8th',
];
const chinese = '一二三四五六七八九十';

const inEnglish = new RegExp(
  `(?:\\bthe |^(?=\\w+ (?:one|cluster|template)\\b))(${english.join('|')}|last)(?: one| cluster| template)?(?: (?:of|in|on|from) (?:them|these|those|that list|the list))?(?=\\s*(?:$|[.,!?;]|to\\b|and\\b|by\\b|please\\b|pls\\b|instead\\b|too\\b|as well\\b|up\\b|down\\b))`,
  'giu',
);
const inChinese =
  /(?:列表里?的?)?(第([一二三四五六七八九十]|\d{1,2})个?|倒数第一个?|最后(?:一个|那个))(?:集群|模板)?(?!\s*(?:节点|组|主|工作|月|周|天|星期|季|次|步|阶段|版|行|字|副|master|worker|node))/giu;

/** Where one stands: 0 for the first, -1 for the last. */
function placeOf(found: string): number {
  const [, digits] = /第(\d+|[一二三四五六七八九十])/.exec(found) ?? [];
  if (/last|最后|倒数/i.test(found)) return -1;
  if (digits !== undefined) return (/^\d/.test(digits) ? Number(digits) : chinese.indexOf(digits) + 1) - 1;
  return english.findIndex((each) => new RegExp(`\\b(?:${each})\\b`, 'i').test(found));
}

/** Whether words say which by its place in a list. */
export function saysPlace(message: string): boolean {
  return message.search(inEnglish) >= 0 || message.search(inChinese) >= 0;
}

/** What was listed: of which kind, and the names in their order. */
export interface Listed {
  readonly kind: 'cluster' | 'template' | 'other';
  readonly names: readonly string[];
}

/**
 * "Delete the first one" with the name that it has in what was listed: read after that as if it had been said. Of what was not listed, or has not
 * so many, no name is put in, so that which one is meant is asked for.
 */
export function withPlaces(message: string, listed: Listed | undefined): string {
  const put = (found: string) => {
    const isTemplate = isOfTemplate(found, listed);
    const isListed = listed?.kind === (isTemplate ? 'template' : 'cluster');
    const name = isListed ? listed.names.at(placeOf(found)) : undefined;
    return hasHan(found) ? inChineseOf(name, isTemplate) : inEnglishOf(name, isTemplate);
  };
  if (listed?.kind === 'other' && !namesKind.test(message)) return message;
  const said = message.replace(inEnglish, put).replace(inChinese, put).trim();
  return isAlone(message) ? `show ${said}` : said;
}

const namesKind = /cluster|template|集群|模板/i;

function isOfTemplate(found: string, listed: Listed | undefined): boolean {
  return namesKind.test(found) ? /template|模板/i.test(found) : listed?.kind === 'template';
}

function inEnglishOf(name: string | undefined, isTemplate: boolean): string {
  if (name === undefined) return isTemplate ? 'a template' : 'a cluster';
  return isTemplate ? `template ${name}` : name;
}

function inChineseOf(name: string | undefined, isTemplate: boolean): string {
  if (name === undefined) return isTemplate ? '一个模板' : '一个集群';
  return isTemplate ? `模板 ${name} ` : ` ${name} `;
}

/** "The second one", and no more. */
function isAlone(message: string): boolean {
  const rest = message
    .replace(inEnglish, '')
    .replace(inChinese, '')
    .replace(/\b(?:please|pls|show|me)\b|吧|请|看看?|显示|[\s.,!?。！？，]/giu, '');
  return rest === '';
}
