import { notNeeded } from '../aside.js';
import { destroys, type IntentName, isGrave, isIntentName, riskOf } from '../intent-names.js';
import { type NoneReason, nothing, type Reading } from '../reading.js';
import { namesTwo } from '../sentence/changing.js';
import type { Words } from '../sentence/read-words.js';
import { is, isOne, type Token } from '../text/token.js';
import { type Opinion, opinionOf } from './opinion.js';
import { orderSlots } from './order-slots.js';
import { asKnown, slotsBy, slotsOf } from './second-look.js';

/** So sure the classifier is right where the rules hear something else: nine in ten of what nobody had trained it on, and more. */
const least = { nothing: 0.97, wish: 0.9, order: 0.97 };

/**
 * The word of the classifier where it is all but sure and the rules made something else of a message: that nothing is asked for, another
 * wish whose names and numbers can be told, or an order to destroy or decide that stands in plain words. It asks for a press as ever, what
 * destroys for its name to be typed, and the last look may say no to it.
 */
export function settled(reading: Reading, words: Words, opinion: Opinion): Reading {
  const { tokens } = words;
  const { intent, reason, sure } = opinion;
  if (intent === reading.intent) return reading;
  if (reason) return isNothing(reading, sure, tokens) ? nothing(reason, sure) : reading;
  if (!isIntentName(intent)) return reading;
  if (isGrave(intent))
    return sure >= (reading.intent === 'quota-request' ? least.wish : least.order)
      ? ordered(reading, intent, words)
      : reading;
  if (reading.intent === 'none' || isGrave(reading.intent) || sure < least.wish) return reading;
  if (intent === 'help' && riskOf(reading.intent) === 'change' && !asksAbout.test(words.text)) return reading;
  const slots = slotsBy(intent, words);
  if (!slots || destroys({ intent, slots })) return reading;
  return heard(intent, slots, reading);
}

/** How something is done is asked with one of these; a change that is asked for with none of them is no question about it. */
const asksAbout =
  /\b(how|what|which|where|when|why|help|explain|tell|show|know|way|possible|able|allowed|may|mean|syntax|commands?|flags?|options?|examples?|docs?)\b/i;

function isNothing(reading: Reading, sure: number, tokens: readonly Token[]): boolean {
  if (reading.slots.dryRun === true || sure < least.nothing) return false;
  const { intent, sure: again } = opinionOf(asKnown(tokens, reading));
  return intent === 'none' && again >= least.nothing;
}

function heard(intent: IntentName, slots: Reading['slots'], { intent: read, slots: of }: Reading): Reading {
  const confidence = riskOf(intent) === 'read' ? 0.7 : 0.55;
  const other = read === 'none' || isGrave(read) ? {} : { other: { intent: read, slots: of } };
  return { intent, slots, confidence, source: 'language', ...other };
}

/** What makes an order doubtful, whoever gives it. */
const doubts = ['IF', 'HYP', 'SAY', 'OR', 'BUT', 'CORR', 'QUOTED', 'STOPTELL', 'LATER'];
const decided = ['V.delete', 'V.remove', 'V.rotate', 'V.approve', 'V.deny', 'V.set', 'V.create', 'V.shrink'];

function ordered(reading: Reading, intent: IntentName, words: Words): Reading {
  const { text, tokens } = words;
  const why = reading.intent === 'none' ? (reading.slots.reason as NoneReason) : null;
  if (why === 'smalltalk' || why === 'hypothetical') return reading;
  // Of two things that go, one alone is not what was asked for.
  if (why === 'multiple' && !/^cluster-(template-)?delete$/.test(intent)) return reading;
  const spared = notNeeded.test(text.toLowerCase());
  const isDoubt = (token: Token) =>
    isOne(token, doubts) && !isOne(token, decided) && !(spared && notNeeded.test(token.lower));
  if (tokens.some((token) => isDoubt(token) || (is(token, 'Q.*') && !is(token, 'Q.is')))) return reading;
  if (!spared && tokens.some((token) => is(token, 'NEG'))) return reading;
  if (namesTwo(tokens) && !/^cluster-(template-)?delete$/.test(intent)) return reading;
  const stands = standsPlain(text, tokens) || (why !== null && standsInChinese(text, tokens));
  if (reading.intent !== 'quota-request' && !stands) return reading;
  const slots = slotsOf(intent, words)?.candidate.slots;
  const named = slots && Object.keys(slots).length > 0 ? slots : orderSlots(intent, tokens);
  return named ? heard(intent, named, reading) : reading;
}

const notNow =
  /[吗么呢?？“”「」"]|如果|要是|万一|假如|除非|等.{0,12}再|说|问|谁|为什么|但|可是|不过|据|听|写|怎么|凭|何必|之后|以后|明天|下周|今晚|昨|上周|上次|刚|已|过了|不(?!用了|要了|再)|没(?!人)|别|未|禁|无法|失败|错|误|差点|希望|但愿|巴不得|恨不得|盼|应该|本来|原来|之前|曾|被/;

/** "项目结题了，三套都撤了吧": a verb that destroys or decides, in words that tell of nothing else, ask nothing and deny nothing. */
function standsInChinese(text: string, tokens: readonly Token[]): boolean {
  const verbs = tokens.filter(({ script }) => script === 'chinese');
  const isMore = verbs.some((token) =>
    isOne(token, ['V.create', 'V.grow', 'V.add', 'V.upgrade', 'V.resize']),
  );
  const isPart = tokens.some((token) => is(token, 'A.*'));
  return verbs.some((token) => isOne(token, decided)) && !isMore && !isPart && !notNow.test(text);
}

/** "…; delete it, please": a verb that destroys or decides where an order begins. */
function standsPlain(text: string, tokens: readonly Token[]): boolean {
  const said = text.toLowerCase();
  if (/[,;.:] (please )?(go|go ahead|do it)[.!]*$/.test(said)) return true;
  return tokens.some(
    ({ lower, form, tags }) =>
      form === 'base' &&
      tags.some((tag) => decided.includes(tag)) &&
      new RegExp(
        `(?:^|[.;:,!?–—-]\\s*|\\b(?:please|kindly|pls|plz|so|and|just|now|gotta)\\s+)${lower.replace(/[^a-z ]/g, '.')}\\b`,
      ).test(said),
  );
}
