/**
 * Slack's limits on Block Kit, in characters unless said otherwise
 * (docs.slack.dev/reference/block-kit; the whole-message limit is not documented: about 13 kB of text gives
 * `msg_blocks_too_long`; nor are those on a plan, for which these are careful).
 */
export const limits = {
  header: 150,
  sectionText: 3000,
  fieldText: 2000,
  fieldsPerSection: 10,
  buttonText: 75,
  buttonValue: 2000,
  actionId: 255,
  blocks: 50,
  planTasks: 50,
  taskId: 255,
  taskTitle: 150,
  contextText: 2000,
  messageBytes: 12_000,
  fallbackText: 3000,
  modalTitle: 24,
  modalSubmit: 24,
  inputLabel: 2000,
  inputHint: 2000,
  inputValue: 3000,
  placeholder: 150,
  options: 100,
  optionText: 75,
  optionValue: 75,
  privateMetadata: 3000,
} as const;

/** The first `max` UTF-16 units of a text, ending in … where something was cut; never half a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return max < 1 ? '' : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Like `cut`, by bytes of UTF-8. */
export function cutBytes(text: string, max: number): string {
  if (Buffer.byteLength(text) <= max) return text;
  if (max < 3) return '';
  const bytes = Buffer.from(text).subarray(0, max - 3);
  return `${bytes.toString('utf8').replace(/\uFFFD+$/, '')}…`;
}
