import { type AuditEntry, appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Origin } from '../operations/operation.js';
import { authorize } from '../policy.js';
import type { Project } from '../projects.js';
import { getChannelSettings, saveBinding, saveGuardrail, saveLanguage } from '../store/chat-channels.js';
import type { Writer } from '../store/database.js';
import {
  type ChannelKey,
  type ChannelLanguage,
  type ChannelSettings,
  channelOf,
  type Doer,
  type Guardrail,
} from './channel.js';
import { tellChannel } from './tell-channel.js';

/** The chat person behind a caller. Throws `channel.required` for one who does not ask in chat. */
export function doerOf({ chat }: Caller): Doer {
  if (chat) return { id: chat.id, name: chat.name };
  throw new EngineError('channel.required', 'This is asked in a channel of a chat.');
}

/** The channel that something was asked in. Throws `channel.required` where it was asked elsewhere. */
export function askedIn(origin: Origin | undefined): ChannelKey {
  if (origin) return channelOf(origin);
  throw new EngineError('channel.required', 'This is asked in a channel of a chat.');
}

/**
 * Binds a channel to a project. `there` is the person as they are in the project, `present` as they are in the one that the
 * channel is bound to now: both must be let by `channel:bind`. It is told there. Throws `policy.forbidden`. Answers what was settled before.
 */
export async function bindChannel(
  engine: Engine,
  callers: { readonly caller: Caller; readonly there: Caller; readonly present: Caller },
  origin: Origin | undefined,
  project: Project,
): Promise<ChannelSettings> {
  const { caller, there, present } = callers;
  const channel = askedIn(origin);
  authorize(engine, there, 'channel:bind', { projectId: project.id });
  const settled = await engine.db.write(async (tx) => {
    const before = await getChannelSettings(tx, channel);
    if (before.binding) authorize(engine, present, 'channel:bind', { projectId: before.binding.projectId });
    await saveBinding(tx, channel, project, doerOf(caller));
    await appendAudit(tx, caller, {
      action: 'project-use',
      target: { kind: 'channel', id: channel.channel, name: project.name },
      input: { project: project.name, before: before.binding?.projectName ?? null },
      outcome: 'accepted',
      origin,
    });
    const from = before.binding?.projectName ?? null;
    if (before.binding?.projectId !== project.id)
      await tellChannel(tx, channel, caller, { kind: 'project', from, to: project.name });
    return before;
  });
  engine.wake.consumers.notify();
  return settled;
}

/** Sets how careful a channel is, and has it told there. Throws `policy.forbidden`. */
export function guardChannel(
  engine: Engine,
  caller: Caller,
  origin: Origin | undefined,
  guardrail: Guardrail,
): Promise<void> {
  const entry = { action: 'channel-guardrail', input: { guardrail } };
  return setUp(engine, caller, origin, entry, async (tx, channel) => {
    const { guardrail: from } = await getChannelSettings(tx, channel);
    await saveGuardrail(tx, channel, guardrail);
    if (from !== guardrail)
      await tellChannel(tx, channel, caller, { kind: 'guardrail', from, to: guardrail });
  });
}

/** Sets what a channel is spoken to in. Throws `policy.forbidden`. */
export function settleLanguage(
  engine: Engine,
  caller: Caller,
  origin: Origin | undefined,
  language: ChannelLanguage,
): Promise<void> {
  const entry = { action: 'channel-language', input: { language } };
  return setUp(engine, caller, origin, entry, (tx, channel) =>
    saveLanguage(tx, channel, language === 'asked' ? null : language),
  );
}

/** Changes what holds for the channel where it is asked, with its line in the audit. */
async function setUp(
  engine: Engine,
  caller: Caller,
  origin: Origin | undefined,
  entry: Pick<AuditEntry, 'action' | 'input'>,
  save: (tx: Writer, channel: ChannelKey) => Promise<void>,
): Promise<void> {
  const channel = askedIn(origin);
  authorize(engine, caller, 'channel:guard');
  await engine.db.write(async (tx) => {
    await save(tx, channel);
    const target = { kind: 'channel', id: channel.channel };
    await appendAudit(tx, caller, { ...entry, target, outcome: 'accepted', origin });
  });
  engine.wake.consumers.notify();
}
