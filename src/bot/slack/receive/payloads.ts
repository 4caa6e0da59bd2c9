import { z } from 'zod';
import { SlackFile } from './files.js';

/** What is read of a slash command (docs.slack.dev/interactivity/implementing-slash-commands). */
export const SlashCommand = z.object({
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  user_name: z.string().optional(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  thread_ts: z.string().optional(),
});

const Team = z.object({ id: z.string() });
const User = z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() });

/** What is read of a pressed button. */
export const BlockActions = z.object({
  team: Team,
  user: User,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  container: z
    .object({
      type: z.string(),
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      channel_id: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  view: z.object({ type: z.string() }).optional(),
  actions: z
    .array(
      z.object({ action_id: z.string(), value: z.string().optional(), action_ts: z.string().optional() }),
    )
    .min(1),
});

/** What is read of a global shortcut (docs.slack.dev/interactivity/implementing-shortcuts): it belongs to no channel. */
export const Shortcut = z.object({
  team: Team,
  user: User,
  callback_id: z.string(),
  trigger_id: z.string(),
});

/** What is read when something is typed into a select whose options are asked for (docs.slack.dev/reference/interaction-payloads/block_suggestion-payload). */
export const BlockSuggestion = z.object({
  team: Team,
  user: User,
  action_id: z.string(),
  value: z.string().default(''),
  view: z.object({ private_metadata: z.string().default('') }).optional(),
});

/** What is read of a sent form. */
export const ViewSubmission = z.object({
  team: Team,
  user: User,
  trigger_id: z.string().optional(),
  view: z.object({
    id: z.string(),
    hash: z.string().optional(),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: z.string().nullish(),
            selected_option: z.object({ value: z.string() }).nullish(),
            selected_options: z.array(z.object({ value: z.string() })).nullish(),
            selected_user: z.string().nullish(),
            files: z.array(SlackFile).nullish(),
          }),
        ),
      ),
    }),
  }),
});

/** What is read when somebody opens a tab of the app (docs.slack.dev/reference/events/app_home_opened). */
export const HomeOpened = z.object({
  team_id: z.string(),
  event: z.object({
    type: z.literal('app_home_opened'),
    user: z.string(),
    channel: z.string().optional(),
    tab: z.string(),
  }),
});

/** What is read of a message to the bot. Anything with a subtype but that of a file, or from a bot, is none. */
export const MessageEvent = z.object({
  team_id: z.string(),
  event_id: z.string(),
  event: z.object({
    type: z.enum(['app_mention', 'message']),
    channel: z.string(),
    channel_type: z.string().optional(),
    user: z.string(),
    text: z.string(),
    ts: z.string(),
    thread_ts: z.string().optional(),
    files: z.array(SlackFile).optional(),
    subtype: z.literal('file_share').optional(),
    bot_id: z.undefined().optional(),
    edited: z.unknown().optional(),
  }),
});
