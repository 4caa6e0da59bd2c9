import type { types } from '@slack/bolt';
import type { Card, Step } from '../../../card/card.js';
import { say } from '../../../speech/language.js';
import { cut, cutBytes, limits } from './limits.js';
import { richBlock } from './text.js';

/**
 * How steps are drawn: as a plan of all of them, as a plan of those that have begun with the others as text below it, or as text.
 * Slack's reference gives `pending` as a state of a task, and people at Slack have seen it refused
 * (github.com/slackapi/java-slack-sdk/pull/1638): hence the second way.
 */
export const stepDrawings = ['plan', 'plan-of-begun', 'text'] as const;
export type StepDrawing = (typeof stepDrawings)[number];

const icons = { waiting: '○', active: '◔', done: '●', failed: '✕' } as const;
const statuses = { waiting: 'pending', active: 'in_progress', done: 'complete', failed: 'error' } as const;

/** Bytes that a task has to have for it to be worth drawing. */
const leastRoom = 40;

/**
 * Steps within so many bytes. A plan is for messages alone: Slack takes it neither in forms nor on a home tab, and one in a message
 * (docs.slack.dev/reference/block-kit/blocks/plan-block).
 */
export function renderSteps(card: Card, how: StepDrawing, maxBytes: number): types.KnownBlock[] {
  const steps = card.steps ?? [];
  const planned =
    how === 'text'
      ? []
      : steps.filter(({ state }) => how === 'plan' || state !== 'waiting').slice(0, limits.planTasks);
  const room = Math.floor(maxBytes / (planned.length + 2));
  if (planned.length === 0 || room < leastRoom) return asText(steps, maxBytes);
  const tasks = withIds(planned).map(({ step, id }) => task(step, id, room));
  const waiting = steps.filter((step) => !planned.includes(step));
  return [{ type: 'plan', title: cutBytes(planTitle(card), room), tasks }, ...asText(waiting, room)];
}

/** Slack may show a plan folded: its title alone says how far it is. */
function planTitle({ steps = [], language }: Card): string {
  const done = steps.filter(({ state }) => state === 'done').length;
  const now = steps.find(({ state }) => state === 'failed') ?? steps.find(({ state }) => state === 'active');
  const count = say(`Steps done: ${done} of ${steps.length}`, language);
  return cut(now?.label.trim() ? `${count} · ${flat(now.label)}` : count, limits.taskTitle);
}

/** A task is known by the same id whenever its message is drawn again; Slack takes each id once. */
function withIds(steps: readonly Step[]): { step: Step; id: string }[] {
  const used = new Set<string>();
  return steps.map((step, index) => {
    const name = cut(flat(step.key ?? step.label), limits.taskId - 8) || 'step';
    const id = used.has(name) ? `${name} #${index}` : name;
    used.add(id);
    return { step, id };
  });
}

function task({ label, state, detail }: Step, id: string, maxBytes: number): types.TaskCardBlock {
  const title = cut(cutBytes(flat(label), maxBytes), limits.taskTitle) || '…';
  const text = cutBytes(detail ?? '', maxBytes - Buffer.byteLength(title));
  return {
    type: 'task_card',
    task_id: id,
    title,
    status: statuses[state],
    ...(text.trim() !== '' && { details: richBlock([{ type: 'text', text }]) }),
  };
}

function asText(steps: readonly Step[], maxBytes: number): types.RichTextBlock[] {
  const elements: types.RichTextElement[] = [];
  let left = maxBytes;
  const add = (said: string, isStrong = false) => {
    const text = cutBytes(said, left);
    if (text === '') return;
    left -= Buffer.byteLength(text);
    elements.push({ type: 'text', text, ...(isStrong && { style: { bold: true } }) });
  };
  for (const [index, { label, state, detail }] of steps.entries()) {
    add(`${index > 0 ? '\n' : ''}${icons[state]} `);
    add(label, state === 'active' || state === 'failed');
    if (detail) add(`  ${detail}`);
  }
  return elements.length > 0 ? [richBlock(elements)] : [];
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
