import { z } from 'zod';

/** A channel of a chat platform; of a thread, the channel that it hangs in. */
export interface ChannelKey {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
}

/** The channel of a place, without its thread and whatever else it has. */
export function channelOf({ platform, workspace, channel }: ChannelKey): ChannelKey {
  return { platform, workspace, channel };
}

/** One name for a channel; messages of a lane are sent in order. */
export function laneOf({ platform, workspace, channel }: ChannelKey): string {
  return `${platform}:${workspace}:${channel}`;
}

/**
 * How careful a channel is. `read-only`: nothing is changed from it. `confirm`: every change is asked about first.
 * `normal`: a change asks only where it destroys something.
 */
export const guardrails = ['read-only', 'confirm', 'normal'] as const;
export const Guardrail = z.enum(guardrails, `takes ${guardrails.join(', ')}`);
export type Guardrail = z.infer<typeof Guardrail>;

/** What a channel is spoken to in. `asked`: each time in the language of whoever asked; English where nobody did. */
export const channelLanguages = ['asked', 'en', 'zh-CN'] as const;
export const ChannelLanguage = z.enum(channelLanguages, `takes ${channelLanguages.join(', ')}`);
export type ChannelLanguage = z.infer<typeof ChannelLanguage>;

/** Who did something in chat, as it is shown later. */
export const Doer = z.object({ id: z.string(), name: z.string() });
export type Doer = z.infer<typeof Doer>;

/** The project that a channel works in, by whose word. */
export interface Binding {
  readonly projectId: string;
  readonly projectName: string;
  readonly by: Doer | null;
  readonly at: Date | null;
}

/** What was settled for a channel. */
export interface ChannelSettings {
  /** Null: nobody has bound it. */
  readonly binding: Binding | null;
  readonly guardrail: Guardrail;
  /** Null: in the language of whoever asked. */
  readonly language: Exclude<ChannelLanguage, 'asked'> | null;
}
