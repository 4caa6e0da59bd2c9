/**
 * Lines that are said to nobody: of a checklist, a plan, a table, a calendar, a log, and the title of a change of code. An order in them
 * is not given by who sends them.
 */
const listed: readonly RegExp[] = [
  /^\s*[-*•·+]?\s*(\[[ x✓✔~-]?\]|[☐☑☒✅✔❎])/iu,
  /^\s*(step|phase|milestone)\s*(\d+|one|two|three|four|five|six)\b/i,
  /^\s*第\s*[一二三四五六七八九十\d]+\s*[步项条]|^\s*步骤\s*[一二三四五六七八九十\d]/,
  /^\s*([-*•#]\s*)?(to-?do|fixme|wip|changelog|action items?|decisions?|owner|assignee|due|minutes|agenda|待办|纪要|日程|议程)\b[^,]/i,
  /\(\s*(#|!|pr )\d+\s*\)\W*$/i,
  /^\s*\||(?<!\b(on|of|for|when|if|about|or|and|in case of|alerts?|alert)\b.*)\b(CREATE|UPDATE|DELETE)_(IN_PROGRESS|COMPLETE|FAILED)\b(?!.*\b(alerts?|here)\b|.*#)/,
  /^\s*(mon|tues|wednes|thurs|fri|satur|sun)day[,:]|^\s*(mon|tues?|wed|thu|fri|sat|sun)(\w*day)?,? \d{1,2}([:.]\d\d|\s?[ap]m)\b/i,
  /^\s*\d{1,2}:\d\d\b|^\s*\d{1,2} ?[ap]m\b|^\s*\d{4}-\d\d-\d\d/i,
  /^\s*(周|星期|礼拜)[一二三四五六日天]\s*[:：]?\s*(删|轮换|缩|扩|批|升级|重建)|^\s*\d{1,2} ?点/,
  /[,;@–—-] ?(at )?\d{1,2}([:.]\d\d)? ?[ap]\.?m\.?\W*$|[,;@] ?\d{1,2}[:.]\d\d\W*$/i,
  /^\s*(upgrade|update|resize|scale|scaling|scale[- ]?(up|down|in|out)|shrink|creation|rotation|rollout|deletion|migration)\s*:?\s*(is |was )?(pending|stuck|in progress|completed?|done|ongoing|queued|running|blocked|waiting|scheduled|finished|successful|ok|started)\W*$/i,
  /^\s*[\w.-]+: ?(upgrade|update|resize|scale|scaling|scale[- ]?(up|down|in|out)|create|creation|rotation|rotate|delete|rollout)\w* (is |was )?(pending|stuck|in progress|completed?|done|ongoing|queued|running|blocked|waiting|scheduled|finished|successful|ok|started)\b/i,
  /(升级|扩容|缩容|删除|轮换|创建|更新|重建)\s*[:：]?\s*(等待中|完成|已完成|进行中|排队中|成功|失败|中)\s*$/,
  /^\s*room \d+\b/i,
  /(--|—|–|[:,;([-])\s*(done|finished|completed?|wip|todo|pending|blocked|skipped|cancelled|canceled|wontfix|n\/a)\W*$|[✅✔☑]\uFE0F?\W*$/iu,
  /^\s*(next( up)?|up next|then|finally|first|second|third|lastly)[,:] |^\s*as an? [\w-]+( [\w-]+)?, i (want|need|would|can|should)\b/i,
  /^\s*(please |pls )?(upgrade|update|resize|scale|shrink|grow|delete|remove|rotate|drop|create|approve|deny)\b[^,.;:!?]*\bon ((the )?\d{1,2}([/.]\d{1,2}|st|nd|rd|th)|(mon|tues|wednes|thurs|fri|satur|sun)day|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d+)\b/i,
];

/** Whether a message is a line of a list, a calendar or a log. */
export function isListed(message: string): boolean {
  return listed.some((sign) => sign.test(message));
}
