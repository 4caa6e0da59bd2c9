import { z } from 'zod';
import type { SeenField, SeenForm } from '../chat.js';
import { current } from './inputs.js';
import type { Json, SlackView, Workspace } from './workspace.js';

/** How people read what was sent: blocks as words, entities as characters, ids as names. */

const Text = z.object({ type: z.string(), text: z.string() });
const Element = z.object({
  type: z.string(),
  text: z.union([z.string(), Text]).optional(),
  user_id: z.string().optional(),
  fallback: z.string().optional(),
  action_id: z.string().optional(),
  value: z.string().optional(),
});
const Part = Element.extend({ elements: z.array(Element).optional() });
const Task = z.object({
  title: z.string(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: z.object({ elements: z.array(Part) }).optional(),
});
const Block = z.object({
  type: z.string(),
  title: z.string().optional(),
  tasks: z.array(Task).optional(),
  text: Text.optional(),
  fields: z.array(Text).optional(),
  elements: z.array(Part).optional(),
});

/** Words of mrkdwn as they appear. */
export function readMrkdwn(workspace: Workspace, text: string): string {
  return text
    .replace(/<@([A-Z0-9]+)>/g, (_, id: string) => `@${workspace.users.get(id)?.name ?? id}`)
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!(channel|here|everyone)[^>]*>/g, '@$1!!')
    .replace(/(^|\s)[*`]([^*`\n]+)[*`](?=[\s.,;:!?)]|$)/g, '$1$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function readText(workspace: Workspace, text: z.infer<typeof Text>): string {
  return text.type === 'mrkdwn' ? readMrkdwn(workspace, text.text) : text.text;
}

function readElement(workspace: Workspace, element: z.infer<typeof Element>): string {
  if (element.type === 'user')
    return `@${workspace.users.get(element.user_id ?? '')?.name ?? element.user_id}`;
  if (element.type === 'date') return element.fallback ?? '';
  if (typeof element.text === 'string')
    return element.type === 'mrkdwn' ? readMrkdwn(workspace, element.text) : element.text;
  return '';
}

/** The words of a header. */
export function readHeader(block: Json): string {
  return Block.parse(block).text?.text ?? '';
}

/** Title, text and buttons of a message. */
export function readBlocks(workspace: Workspace, blocks: readonly Json[], text: string) {
  const parsed = z.array(Block).parse(blocks);
  const header = parsed.find((block) => block.type === 'header')?.text?.text ?? '';
  const lines = parsed
    .filter((block) => block.type !== 'header')
    .flatMap((block) => readBlock(workspace, block));
  const buttons = parsed
    .filter((block) => block.type === 'actions')
    .flatMap((block) => block.elements ?? [])
    .map((element) => ({
      label: typeof element.text === 'object' ? element.text.text : '',
      action_id: element.action_id ?? '',
      value: element.value ?? '',
    }));
  return {
    title: header.replace(/^(\p{Extended_Pictographic}\uFE0F?) /u, ''),
    text: blocks.length > 0 ? lines.join('\n') : readMrkdwn(workspace, text),
    buttons,
  };
}

function readBlock(workspace: Workspace, block: z.infer<typeof Block>): string[] {
  if (block.type === 'actions') return [];
  if (block.type === 'plan') return readPlan(workspace, block);
  const texts = [...(block.text ? [block.text] : []), ...(block.fields ?? [])];
  const parts = (block.elements ?? []).map((part) =>
    (part.elements ?? [part]).map((one) => readElement(workspace, one)).join(''),
  );
  return [...texts.map((text) => readText(workspace, text)), ...parts];
}

const taskIcons = { pending: '○', in_progress: '◔', complete: '●', error: '✕' };

/** A plan as it looks unfolded. */
function readPlan(workspace: Workspace, { title = '', tasks = [] }: z.infer<typeof Block>): string[] {
  const said = ({ details }: z.infer<typeof Task>) =>
    (details?.elements ?? [])
      .flatMap((part) => part.elements ?? [])
      .map((one) => readElement(workspace, one))
      .join('');
  return [title, ...tasks.map((task) => `${taskIcons[task.status]} ${task.title}  ${said(task)}`.trim())];
}

const Input = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  optional: z.boolean().optional(),
  label: Text,
  hint: Text.optional(),
  element: z.object({
    type: z.string(),
    action_id: z.string(),
    initial_value: z.string().optional(),
    max_length: z.number().optional(),
    filetypes: z.array(z.string()).optional(),
    options: z.array(z.object({ text: Text, value: z.string() })).optional(),
    initial_option: z.object({ value: z.string() }).optional(),
    initial_options: z.array(z.object({ value: z.string() })).optional(),
  }),
});
const View = z.object({
  title: Text,
  blocks: z.array(z.union([Input, z.object({ type: z.string(), text: Text.optional() })])),
});

export type InputBlock = z.infer<typeof Input>;

export function inputsOf(view: SlackView): InputBlock[] {
  return View.parse(view.view).blocks.filter((block): block is InputBlock => block.type === 'input');
}

export function readView(view: SlackView): SeenForm {
  const { title, blocks } = View.parse(view.view);
  const fields: SeenField[] = inputsOf(view).map((input) => ({
    name: input.block_id,
    label: input.label.text,
    required: input.optional !== true,
    longest: input.element.max_length,
    hint: input.hint?.text,
    value: current(input),
    choices: (input.element.options ?? []).map((option) => option.value),
    labels: (input.element.options ?? []).map((option) => option.text.text),
  }));
  const text = blocks.flatMap((block) =>
    block.type !== 'input' && 'text' in block && block.text ? [block.text.text] : [],
  );
  return { title: title.text, text: text.join('\n'), fields, errors: view.errors };
}
