import type { PlaygroundChannel } from '../bot/playground/channels.js';
import type { Config } from '../config/config.js';
import type { ApprovalPolicy } from '../engine/approvals/policy.js';

/** An id that Slack or Discord gave: nobody names a channel of the playground so. */
const foreignId = /^([CG][A-Z0-9]{8,}|\d{17,20})$/;

/**
 * The channels that the operator names for approvals, alerts, escalations and emergencies, as far as they are the playground's: else what is
 * told there is seen by nobody. Beside Slack or Discord only those that name the playground: a name alone is a channel of theirs, and one
 * that they do not have must still be logged.
 */
export function playgroundChannels(
  { program, slack, discord }: Config,
  { escalations, breakGlass }: ApprovalPolicy,
): PlaygroundChannel[] {
  const alone = !slack && !discord;
  const named = [
    ...program.approvalChannels.map((each) => ({ ...each, purpose: 'approvals' as const })),
    ...program.alertChannels.map((each) => ({ ...each, purpose: 'alerts' as const })),
    ...escalations.map((text) => ({ ...split(text), purpose: 'escalations' as const })),
    ...(breakGlass ? [{ ...split(breakGlass.channel), purpose: 'emergencies' as const }] : []),
  ];
  return named
    .filter(({ platform }) => (platform ? platform === 'playground' : alone))
    .map(({ channel, purpose }) => ({ name: channel.replace(/^#/, ''), purpose }))
    .filter(({ name }) => name && !foreignId.test(name));
}

/** `slack:#leads` or `#leads`, as the policy file has it. */
function split(text: string): { platform: string | null; channel: string } {
  const [, platform = null, channel = text] = /^([a-z]+):(.*)$/.exec(text) ?? [];
  return { platform, channel };
}
