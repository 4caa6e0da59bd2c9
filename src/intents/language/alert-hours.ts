import type { NameIndex } from './known-names.js';
import type { Reading } from './reading.js';
import { chineseClock, clockOf, englishClock } from './text/clock.js';

type Read = (message: string, index: NameIndex) => Reading;

/** When a channel is told, as it was said beside what it is told of, and the message without it. */
interface Hours {
  readonly rest: string;
  readonly slots: Readonly<Record<string, string>>;
  /** A slot of which it was said that it is, and not what. */
  readonly asks?: string;
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
 * #random". Null where nothing of it is said. Quiet hours alone are asked about: what is subscribed already stays as it is.
 */
export function readAlertHours(message: string, index: NameIndex, read: Read): Reading | null {
  const said = message.trim();
  const alone = quietOf(quietAlone.exec(said) ?? quietInChinese.exec(said));
  if (alone) {
    const { slots, asks } = alone;
    const other = { intent: 'alert-list', slots: {} };
    return {
      intent: 'alert-subscribe',
      slots,
      confidence: 0.5,
      source: 'language',
      other,
      ...(asks && { asks }),
    };
  }
  const digest = digestIn(said);
  if (digest) {
    const channel = /#([\w-]+)/.exec(said)?.[1];
    const { slots, asks } = digest;
    const statuses = /\bfail/i.test(said) ? { statuses: failures } : {};
    return {
      intent: 'alert-subscribe',
      slots: { ...statuses, ...(channel && { channel }), ...slots },
      confidence: 0.9,
      source: 'language',
      ...(asks && { asks }),
    };
  }
  return readBesideAlerts(said, index, read);
}

const failures = ['CREATE_FAILED', 'UPDATE_FAILED', 'DELETE_FAILED'];

/** Beside what is told: the rest must be read as that. */
function readBesideAlerts(said: string, index: NameIndex, read: Read): Reading | null {
  const hours = besideIn(said);
  if (!hours) return null;
  const reading = read(hours.rest, index);
  if (reading.intent !== 'alert-subscribe') return null;
  const { slots, asks } = hours;
  return { ...reading, slots: { ...reading.slots, ...slots }, ...(asks && { asks }) };
}

function besideIn(said: string): Hours | null {
  const quiet = quietBeside.exec(said);
  const found = quietOf(quiet);
  if (quiet && found) return { ...found, rest: said.replace(quiet[0], ' ') };
  const every = toldEvery.exec(said) ?? toldEveryInChinese.exec(said);
  if (
    !every ||
    !/\b(tell|notify|alert|inform|ping|message|let)\b|告诉|通知|提醒|告警/.test(said.toLowerCase())
  )
    return null;
  return { ...digestOf(every[0]), rest: said.replace(every[0], ' ') };
}

function digestIn(said: string): Omit<Hours, 'rest'> | null {
  const [, how, when] = digestInEnglish.exec(said) ?? [];
  if (how || when) return digestOf(`${how ?? ''} ${when ?? ''}`);
  const [, everyDay, clock] = digestInChinese.exec(said) ?? [];
  return everyDay ? digestOf(`${everyDay} ${clock ?? ''}`) : null;
}

const anyClock = new RegExp(`(?:at|around) (${englishClock})|(${chineseClock})`, 'i');

/** "Every morning at 9": `09:00`; "hourly" is that; of "daily" the hour is asked. */
function digestOf(when: string): Omit<Hours, 'rest'> {
  if (/hour(?!s)|小时/i.test(when)) return { slots: { digest: 'hourly' } };
  const [, english, chinese] = anyClock.exec(when) ?? [];
  const digest = clockOf(english ?? chinese ?? '', when);
  return digest ? { slots: { digest } } : { slots: {}, asks: 'digest' };
}

function quietOf(found: RegExpExecArray | null): Omit<Hours, 'rest'> | null {
  const [from, to] = (found ?? []).slice(1).filter((each) => each !== undefined);
  if (from === undefined || to === undefined) return null;
  const [begins, ends] = [clockOf(from), clockOf(to)];
  return begins && ends ? { slots: { quiet: `${begins}-${ends}` } } : { slots: {}, asks: 'quiet' };
}
