import { z } from 'zod';

/** Slack's own refusals of Block Kit, by its documented limits. */

const text = (max: number) =>
  z
    .string()
    .min(1, 'must be more than 0 characters')
    .max(max, `must be less than ${max + 1} characters`);
const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(max), verbatim: z.boolean().optional() });
const anyText = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);
const id = z.string().min(1).max(255);

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: id,
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const style = z.strictObject({ bold: z.boolean().optional(), code: z.boolean().optional() }).optional();
const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number().int(),
    format: text(200),
    fallback: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[UW][A-Z0-9]+$/), style }),
]);
const option = z.strictObject({ text: plain(75), value: text(75), description: plain(75).optional() });
const input = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    multiline: z.boolean().optional(),
    max_length: z.number().max(3000).optional(),
    placeholder: plain(150).optional(),
    initial_value: z.string().max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal('number_input'),
    action_id: id,
    is_decimal_allowed: z.boolean(),
    placeholder: plain(150).optional(),
    initial_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('static_select'),
    action_id: id,
    placeholder: plain(150).optional(),
    options: z.array(option).min(1).max(100),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('multi_static_select'),
    action_id: id,
    placeholder: plain(150).optional(),
    options: z.array(option).min(1).max(100),
    initial_options: z.array(option).min(1).max(100).optional(),
    max_selected_items: z.number().int().min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('external_select'),
    action_id: id,
    placeholder: plain(150).optional(),
    min_query_length: z.number().int().min(0),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('users_select'),
    action_id: id,
    placeholder: plain(150).optional(),
    initial_user: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('file_input'),
    action_id: id,
    filetypes: z.array(z.string()).min(1).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
]);
const block_id = id.optional();
const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richElement).min(1) }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(richElement).min(1),
        }),
      ]),
    )
    .min(1),
});
const anyBlock = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('divider'), block_id: z.string().optional() }),
  z.strictObject({ type: z.literal('header'), block_id, text: plain(150) }),
  z
    .strictObject({
      type: z.literal('section'),
      block_id,
      text: anyText(3000).optional(),
      fields: z.array(anyText(2000)).min(1).max(10).optional(),
    })
    .refine((block) => block.text || block.fields, 'section needs text or fields'),
  z.strictObject({ type: z.literal('context'), block_id, elements: z.array(anyText(2000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('actions'), block_id, elements: z.array(button).min(1).max(25) }),
  richText,
  z.strictObject({
    type: z.literal('input'),
    block_id,
    optional: z.boolean().optional(),
    label: plain(2000),
    hint: plain(2000).optional(),
    element: input,
  }),
]);

/** How much of plans a workspace takes: everything, no task that waits (`pending`), or none at all. */
export type TakesPlans = 'all' | 'begun' | 'none';

/**
 * Slack's reference takes plans in messages alone, once in each; that it says so of a second one, and that it has refused `pending`,
 * is from those who met it (docs.slack.dev/reference/block-kit/blocks/plan-block, github.com/slackapi/java-slack-sdk/pull/1638).
 */
const plan = (takes: TakesPlans) =>
  z.strictObject({
    type: z.literal('plan'),
    block_id,
    title: text(255),
    tasks: z
      .array(
        z.strictObject({
          type: z.literal('task_card').optional(),
          block_id,
          task_id: id,
          title: text(255),
          status: z.enum([...(takes === 'all' ? ['pending'] : []), 'in_progress', 'complete', 'error']),
          details: richText.extend({ elements: richText.shape.elements.max(1) }).optional(),
          output: richText.extend({ elements: richText.shape.elements.max(1) }).optional(),
        }),
      )
      .max(50)
      .refine((tasks) => new Set(tasks.map(({ task_id }) => task_id)).size === tasks.length, 'task_id twice'),
  });
const messageBlocks = (takes: TakesPlans) =>
  z
    .array(takes === 'none' ? anyBlock : z.discriminatedUnion('type', [...anyBlock.options, plan(takes)]))
    .max(50)
    .refine(
      (blocks) => blocks.filter(({ type }) => type === 'plan').length <= 1,
      'Cannot have more than 1 plan block',
    );
const view = z.strictObject({
  type: z.literal('modal'),
  callback_id: z.string().max(255),
  private_metadata: z.string().max(3000).optional(),
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  blocks: z.array(anyBlock).max(100),
});

function textBytes(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + textBytes(one), 0);
  if (value === null || typeof value !== 'object') return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) =>
      sum +
      ((key === 'text' || key === 'title') && typeof one === 'string'
        ? Buffer.byteLength(one)
        : textBytes(one)),
    0,
  );
}

/** Slack's refusal of a message's blocks; null when it takes them. */
export function refuseBlocks(
  blocks: unknown,
  plans: TakesPlans = 'all',
): { error: string; messages: string[] } | null {
  const parsed = messageBlocks(plans).safeParse(blocks);
  if (!parsed.success)
    return {
      error: 'invalid_blocks',
      messages: z
        .prettifyError(parsed.error)
        .split('\n')
        .map((line) => `[ERROR] ${line}`),
    };
  if (parsed.data.some((block) => block.type === 'input'))
    return { error: 'invalid_blocks', messages: ['[ERROR] input is not for messages'] };
  const actions = parsed.data.flatMap((block) =>
    block.type === 'actions' ? block.elements.map((one) => one.action_id) : [],
  );
  if (new Set(actions).size !== actions.length)
    return { error: 'invalid_blocks', messages: ['[ERROR] `action_id` already exists'] };
  if (textBytes(blocks) > 13_000) return { error: 'msg_blocks_too_long', messages: [] };
  return null;
}

/** Slack's refusal of a home tab; null when it takes it. */
export function refuseHome(value: unknown): { error: string; messages: string[] } | null {
  const parsed = z
    .strictObject({ type: z.literal('home'), blocks: z.array(anyBlock).max(100) })
    .safeParse(value);
  return parsed.success
    ? null
    : { error: 'invalid_arguments', messages: [`[ERROR] ${z.prettifyError(parsed.error)}`] };
}

/** Slack's refusal of a modal; null when it takes it. */
export function refuseView(value: unknown): { error: string; messages: string[] } | null {
  const parsed = view.safeParse(value);
  if (!parsed.success)
    return {
      error: 'invalid_arguments',
      messages: z
        .prettifyError(parsed.error)
        .split('\n')
        .map((line) => `[ERROR] ${line}`),
    };
  const ids = parsed.data.blocks.flatMap((block) => block.block_id ?? []);
  return new Set(ids).size === ids.length
    ? null
    : { error: 'invalid_arguments', messages: ['[ERROR] `block_id` already exists'] };
}
