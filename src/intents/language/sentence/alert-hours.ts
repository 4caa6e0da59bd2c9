import type { NameIndex } from '../known-names.js';
import type { Meaning, Reading } from '../reading.js';
import { chineseClock, clockOf, englishClock } from '../text/clock.js';

type Read = (message: string, index: NameIndex) => Reading;

/** When a channel is told, as it was said. */
interface Hours {
  readonly slots: Readonly<Record<string, string>>;
  /** The same by the other half of the day, where either may be meant. */
  readonly or?: Readonly<Record<string, string>>;
}

const courtesy = `(?:(?:please|pls|and|now|ok|hey|bot|can you|could you|would you)[ ,]+)*`;
const noun = '(?:digest|summary|round-?up|recap|overview)';
const sends =
  "(?:send|post|give|write|drop|put|get|deliver|share|(?:i|we)(?: want|'d like| would like| need))";
const to = '(?: (?:to|in|into|for) (?:us|me|here|this channel|#[\\w-]+))?';
const of =
  '(?: (?:of|about|on|with) (?:everything|all|all of it|(?:what|everything that|all that) (?:happened|failed)|(?:the |our |all )*(?:alerts|events|changes|clusters|failures)))?';
const often =
  '(?:every|each) (?:single )?(?:morning|day|evening|night|hour)|once (?:a|per) day|once an hour|daily|hourly';
const schedule = `(?:at (?:${englishClock}),? (?:${often})|(?:${often})(?:,? (?:at|around) (?:${englishClock}))?)`;

const digestInEnglish = new RegExp(
  `^${courtesy}${sends}(?: me| us)?(?: an?| the| one)?(?: (daily|hourly))?(?: short)? ${noun}${of}${to}(?: (${schedule}))?${to}(?:,? (?:please|thanks))*[.! ]*$`,
  'i',
);
const toldEvery = new RegExp(`,? ?\\b(${schedule})(?=[,.! ]*$| (?:in|to|here)\\b|,)`, 'i');

const span = `(?:from|between)? ?(${englishClock}) ?(?:to|and|until|till|-|–) ?(${englishClock})`;
const silent =
  "(?:leave (?:us|me|this channel|the channel) (?:alone|in peace)|(?:stay|be|keep) (?:quiet|silent)|quiet(?: hours)?:?(?: are| is)?|do(?: not|n't) (?:disturb|bother|ping|wake|notify|alert|message|page|tell)(?: us| me| anyone)?(?: up)?|(?:no|hold(?: back)?|mute|silence|(?:do(?: not|n't) |never )send(?: us| me)?(?: any)?)(?: the| all| our)?(?: alerts?| notifications?| messages?| pings?| pages?))";
const quietAlone = new RegExp(
  `^${courtesy}${silent}(?: at night)?,? ${span}(?:,? (?:please|thanks))*[.! ]*$`,
  'i',
);
const quietBeside = new RegExp(`,? (?:but|and|only|just)? ?(?:not|${silent})(?: at night)?,? ${span}`, 'i');

const digestInChinese = new RegExp(
  `^(?:请|麻烦|帮我|给我们?|你)*(每天|每日|每晚|每早|每小时|每个小时|每隔一小时)\\s*(${chineseClock})?\\s*(?:钟|整|的时候)?\\s*(?:在|给|往|向)?(?:我们?|大家)?\\s*(?:#[\\w-]+)?\\s*(?:里|频道)?(?:发|推送|推|送|出)?(?:我们?|大家)?(?:一?[份个条次])?(?:集群|告警|通知)?的?(?:汇总|摘要|日报|总结|简报|概览)(?:(?:发|推送|推|送)?(?:到|给|去|往|在)\\s*#[\\w-]+)?(?:里|频道)?[。！!\\s]*$`,
);
const toldEveryInChinese = new RegExp(`(每天|每日|每晚|每早|每小时)\\s*(${chineseClock})?`);
const spanInChinese = `(${chineseClock})\\s*(?:到|至|-|–|~|～)\\s*(?:第二天|次日)?\\s*(${chineseClock})`;
const peaceInChinese =
  '(?:不要|别|不用|请勿|勿)(?:再)?(?:打扰|吵|通知|提醒|推送|告警|发(?:告警|通知|提醒|消息)|叫)(?:我们?|大家)?';
const quietInChinese = new RegExp(
  `^(?:请|麻烦)*(?:每天)?${spanInChinese}\\s*(?:之间|期间)?[，,]?\\s*(?:请)?(?:${peaceInChinese}|免打扰|静音|安静)(?:了|吧)?[。！!\\s]*$|^(?:请)?(?:免打扰|静音|安静)(?:时间|时段)?(?:是|为|设为|设成|[:：])?\\s*${spanInChinese}[。！!\\s]*$`,
);

/**
 * Reads when a channel is told: "send a digest every morning at 9", "tell us about failures, but not from 10pm to 7am", "每天早上九点发一份汇总到
 * #random". Null where nothing of it is said. Where the hour may be either of two, both are offered. Quiet hours alone are asked about: what is
 * subscribed already stays as it is.
 */
export function readAlertHours(message: string, index: NameIndex, read: Read): Reading | null {
  const said = message.trim();
  const alone = quietOf(quietAlone.exec(said) ?? quietInChinese.exec(said));
  if (alone) {
    const other = alone.or ? subscribing(alone.or) : { intent: 'alert-list', slots: {} };
    return { ...subscribing(alone.slots), confidence: 0.5, source: 'language', other };
  }
  const digest = digestIn(said);
  if (!digest) return readBesideAlerts(said, index, read);
  const channel = /#([\w-]+)/.exec(said)?.[1];
  const statuses = /\bfail/i.test(said) ? { statuses: failures } : {};
  return timed(
    { ...subscribing({ ...statuses, ...(channel && { channel }) }), confidence: 0.9, source: 'language' },
    digest,
  );
}

const failures = ['CREATE_FAILED', 'UPDATE_FAILED', 'DELETE_FAILED'];

function subscribing(slots: Meaning['slots']): Meaning {
  return { intent: 'alert-subscribe', slots };
}

function timed(reading: Reading, { slots, or }: Hours): Reading {
  const told = { ...reading, slots: { ...reading.slots, ...slots } };
  return or ? { ...told, confidence: 0.5, other: subscribing({ ...reading.slots, ...or }) } : told;
}

/** Beside what is told: the rest must be read as that. */
function readBesideAlerts(said: string, index: NameIndex, read: Read): Reading | null {
  const quiet = quietBeside.exec(said);
  const every = quiet ? null : (toldEvery.exec(said) ?? toldEveryInChinese.exec(said));
  const hours = quiet ? quietOf(quiet) : every && tellsOf.test(said) ? digestOf(every[0]) : null;
  if (!hours) return null;
  const reading = read(said.replace((quiet ?? every)?.[0] ?? '', ' '), index);
  return reading.intent === 'alert-subscribe' ? timed(reading, hours) : null;
}

const tellsOf = /\b(tell|notify|alert|inform|ping|message|let)\b|告诉|通知|提醒|告警/i;

function digestIn(said: string): Hours | null {
  const [, how, when] = digestInEnglish.exec(said) ?? [];
  if (how || when) return digestOf(`${how ?? ''} ${when ?? ''}`);
  const [, everyDay, clock] = digestInChinese.exec(said) ?? [];
  return everyDay ? digestOf(`${everyDay} ${clock ?? ''}`) : null;
}

const anyClock = new RegExp(`(?:at|around) (${englishClock})|(${chineseClock})`, 'i');

/** "Every morning at 9": `09:00`; "hourly" is that. */
function digestOf(when: string): Hours {
  if (/hour(?!s)|小时/i.test(when)) return { slots: { digest: 'hourly' } };
  const [, english, chinese] = anyClock.exec(when) ?? [];
  const clock = english ?? chinese;
  const digest = clock && clockOf(clock, when);
  if (digest) return { slots: { digest } };
  const [early = '09:00', late = '18:00'] = clock ? [clockOf(clock, 'am'), clockOf(clock, 'pm')] : [];
  return { slots: { digest: early }, or: { digest: late } };
}

function quietOf(found: RegExpExecArray | null): Hours | null {
  const [from, to] = (found ?? []).slice(1).filter((each) => each !== undefined);
  if (from === undefined || to === undefined) return null;
  const night = `${clockOf(from, 'pm')}-${clockOf(to, 'am')}`;
  const [begins, ends] = [clockOf(from), clockOf(to)];
  if (begins && ends) return { slots: { quiet: `${begins}-${ends}` } };
  if (begins || ends)
    return { slots: { quiet: `${begins ?? clockOf(from, 'pm')}-${ends ?? clockOf(to, 'am')}` } };
  return { slots: { quiet: night }, or: { quiet: `${clockOf(from, 'am')}-${clockOf(to, 'pm')}` } };
}
