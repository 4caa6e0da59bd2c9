import { z } from 'zod';
import { SlackRefusal } from './refusal.js';
import type { Json, Workspace } from './workspace.js';

/** What Slack has for an app that is an agent (docs.slack.dev/ai/developing-agents). */

const words = z.string().min(1);
const Prompts = z.strictObject({
  channel_id: z.string(),
  thread_ts: z.string().optional(),
  title: z.string().optional(),
  prompts: z
    .array(z.strictObject({ title: words, message: words }))
    .min(1)
    .max(4),
});
const Status = z.strictObject({ channel_id: z.string(), thread_ts: z.string(), status: z.string() });

/** Where a status stands. */
export function statusKey(channel: string, thread: string): string {
  return `${channel} ${thread}`;
}

export function setPrompts(workspace: Workspace, given: Json): Json {
  const { channel_id, thread_ts, prompts } = Prompts.parse(given);
  if (!workspace.channels.get(channel_id)?.im) throw new SlackRefusal('channel_not_found');
  // An agent's call that names a thread is taken and does nothing.
  if (thread_ts === undefined) workspace.prompts.set(channel_id, prompts);
  return {};
}

/** Gone when the bot says something in the thread, or takes it away. */
export function setStatus(workspace: Workspace, given: Json): Json {
  const { channel_id, thread_ts, status } = Status.parse(given);
  const isThere = workspace.messages.some(
    ({ channel, ts, deleted }) => channel === channel_id && ts === thread_ts && !deleted,
  );
  if (!isThere) throw new SlackRefusal('invalid_thread_ts');
  const key = statusKey(channel_id, thread_ts);
  if (status === '') workspace.statuses.delete(key);
  else workspace.statuses.set(key, status);
  return {};
}
