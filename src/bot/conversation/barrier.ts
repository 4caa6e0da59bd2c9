import { EngineError } from '../../engine/errors.js';
import { allows } from '../../engine/policy.js';
import { findIntent } from '../../intents/grammar/parse.js';
import type { Barrier, Intent } from '../../intents/intent.js';
import type { Standing } from '../../intents/standing.js';
import type { Bot } from '../bot.js';

/** Whether an intent with these slots changes something; a dry run only looks. */
export function isChange(intent: Intent, slots: Readonly<Record<string, unknown>>): boolean {
  return intent.command.risk !== 'read' && slots.dryRun !== true;
}

/** Lets an intent pass, or throws why not: what stands in the person's way here, or EngineError `channel.read_only`. */
export function admit(standing: Standing, intent: Intent, slots: Readonly<Record<string, unknown>>): void {
  if (intent.anywhere) return;
  if (standing.obstacle) throw standing.obstacle;
  if (!isHeldBack(standing, intent, slots)) return;
  throw new EngineError('channel.read_only', 'This channel is read-only, so nothing was changed.', {
    hint: 'Ask in another channel, or have an admin lift it with /magnum channel-guardrail normal.',
  });
}

/** Lets what was shown go on, or throws EngineError `channel.read_only`: the channel became that since, and what was shown stays. */
export function admitShown(
  standing: Standing,
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
): void {
  if (!isHeldBack(standing, intent, slots)) return;
  throw new EngineError(
    'channel.read_only',
    'This channel became read-only after this was asked, so nothing was changed.',
    { hint: 'Press it again once an admin has lifted that with /magnum channel-guardrail normal.' },
  );
}

/** Whether the channel's guardrail is why this does not go on. */
export function isHeldBack(
  { settings }: Standing,
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
): boolean {
  return settings.guardrail === 'read-only' && !intent.anywhere && isChange(intent, slots);
}

/** What keeps somebody from a command here; null where nothing does. Only for showing: `admit` and the policy decide. */
export function barrier({ engine, intents }: Bot, standing: Standing, name: string): Barrier | null {
  const intent = findIntent(intents, name);
  if (!intent) return null;
  if (intent.isSetUp?.(engine) === false) return 'unset';
  if (!intent.anywhere && standing.obstacle) return 'project';
  if (intent.action && !allows(engine, standing.caller, intent.action)) return 'roles';
  if (intent.isFor?.(engine, standing.caller) === false) return 'roles';
  const readOnly = standing.settings.guardrail === 'read-only' && intent.command.risk !== 'read';
  return readOnly && !intent.anywhere ? 'guardrail' : null;
}
