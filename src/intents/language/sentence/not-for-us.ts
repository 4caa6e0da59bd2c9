import { lexicon } from '../lexicon/lexicon.js';
import type { Meaning } from '../reading.js';
import { isEveryday } from '../tagging/spelling.js';

const verbs = `(?:${[
  ...['delete', 'remove', 'destroy', 'drop', 'kill', 'nuke', 'wipe', 'shrink', 'scale', 'rotate', 'renew'],
  ...['approve', 'accept', 'deny', 'reject', 'decline', 'set', 'change', 'take', 'get rid of', 'tear down'],
].join('|')})`;

/** "Carla, please rotate …", "hey terraform-bot, destroy …", "Ludo: kill …". */
const spokenTo =
  /^\s*(?:(?<hey>[Hh]ey|[Hh]i|[Hh]ello|[Oo]k|[Oo]kay|[Yy]o|[Dd]ear)\s+)?@?(?<name>\p{L}[\p{L}\d_-]+)(?: \p{Lu}\p{Ll}+)?\s*(?<mark>[,:])\s+/u;
const us =
  /^(magnum|bot|chatops|magnum-?bot|all|team|folks|guys|everyone|everybody|there|people|friends|colleagues)$/;
/** "小王，把 ci 删了吧", "李工：删掉 ci". */
const spokenToInChinese =
  /^\s*@?(?:[小老阿]\p{Script=Han}|\p{Script=Han}{1,2}(?:哥|姐|总|工|老师|经理|同学|师傅))\s*[，,：:]/u;

/** Whether somebody else is spoken to by name, in Chinese: what shrinks or grows is theirs to do as well. */
export function isToldToOther(message: string): boolean {
  return spokenToInChinese.test(message);
}

/** "Tom could you delete …", "Priya please scale …": without a comma. */
const askedByName =
  /^\s*(?<name>\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}+)? (?:(?:could|can|would|will) (?:you|u)|please|pls|kindly)\b/u;

/** "have Priya delete …", "let Sven rotate …". */
const byOthers = new RegExp(
  `\\b(?:[Hh]ave|[Ll]et|[Mm]ake|[Gg]et|[Aa]sk|[Tt]ell|[Rr]emind|[Bb]eg) (?!Magnum)\\p{Lu}\\p{Ll}+ (?:to )?${verbs}\\b`,
  'u',
);
/** "Marisol would like us to delete …": what others want is told. */
const othersWant = new RegExp(
  `\\b(?!(?:i|we|and|who)\\b)[\\p{L}-]+ (?:would (?:like|love|prefer)|wants?|wanted|wishes|wished|expects?|expected|hopes?|hoped|begs?|insists?)(?: (?:us|me|you|someone|somebody|it|them|him|her))? to ${verbs}\\b`,
  'iu',
);
/** "commit 9ac1f: delete …", "step 3: remove …". */
const line =
  /^\s*(?:commit|merge|pr|mr|changelog|todo|fix|feat|chore|log|error|warn|warning|info|debug|title|subject|step|line|item|task|ticket|issue|bug|story|release notes?|headline|topic|agenda|reminder|draft|quote|example)\b[^:\n]{0,30}:\s/iu;
/** "delete ci? Not on my watch!": asked, and by nobody politely. */
const polite =
  /\b(?:can|could|would|will|may|might|shall) (?:you|u|we|i|someone|somebody|anyone|it|the|this|that)\b|\b(?:please|pls|plz|kindly|mind)\b/iu;
const asked = new RegExp(`(?:^|[.;:,!?]\\s*)[^.;:!?]*\\b${verbs}\\b[^.;!?]*\\?`, 'iu');
const everAsked = new RegExp(
  `\\b(?:would|could|will|can|did|do) (?:you|we|i|anyone|anybody) (?:ever|really|seriously|actually|even) ${verbs}\\b`,
  'iu',
);

/**
 * Whether an order to destroy or decide is somebody else's: said to another by name, wanted by others, a line of a log or a list, or only asked
 * about. `meaning` is what it was read as: a name in it is nobody who is spoken to.
 */
export function isNotForUs(message: string, meaning: Meaning): boolean {
  if (
    byOthers.test(message) ||
    othersWant.test(message) ||
    line.test(message) ||
    everAsked.test(message) ||
    spokenToInChinese.test(message)
  )
    return true;
  const question = asked.exec(message)?.[0];
  if (question !== undefined && !polite.test(question)) return true;
  const byName = askedByName.exec(message)?.groups?.name?.toLowerCase();
  if (byName && !us.test(byName) && !lexicon().english.has(byName) && !isEveryday(byName)) return true;
  const { name, hey, mark } = spokenTo.exec(message)?.groups ?? {};
  if (name === undefined) return false;
  const word = name.toLowerCase();
  const isName = hey !== undefined || mark === ':' || /^\p{Lu}/u.test(name);
  // "ci, delete it" speaks of a cluster, and "Rashid, delete ci" to somebody.
  const named = Object.values(meaning.slots)
    .flat()
    .map((each) => String(each).toLowerCase());
  if (!isName || us.test(word) || /ly$/.test(word) || (named.length === 1 && named[0] === word)) return false;
  return !lexicon().english.has(word) && !isEveryday(word);
}
