import {
  type ChannelKey,
  ChannelLanguage,
  type ChannelSettings,
  channelOf,
  Doer,
  Guardrail,
} from '../access/channel.js';
import type { BoundChannel } from '../alerts/defaults.js';
import type { Project } from '../projects.js';
import type { Reader, Writer } from './database.js';
import type { ChatChannel as Row } from './generated/sqlite/client.js';

function toSettings(row: Row | null): ChannelSettings {
  if (!row) return { binding: null, guardrail: 'normal', language: null };
  const { projectId, projectName, boundBy, boundAt } = row;
  return {
    guardrail: Guardrail.parse(row.guardrail),
    language: ChannelLanguage.exclude(['asked']).nullable().parse(row.language),
    binding:
      projectId === null
        ? null
        : {
            projectId,
            projectName: projectName ?? projectId,
            by: Doer.nullable().parse(boundBy),
            at: boundAt,
          },
  };
}

function byKey(key: ChannelKey) {
  return { platform_workspace_channel: channelOf(key) };
}

/** What was settled for a channel; the defaults for one that nobody has touched. */
export async function getChannelSettings(db: Reader, key: ChannelKey): Promise<ChannelSettings> {
  return toSettings(await db.chatChannel.findUnique({ where: byKey(key) }));
}

/** Binds a channel to a project, whose defaults it hears from now on; its guardrail stays. */
export async function saveBinding(tx: Writer, key: ChannelKey, project: Project, by: Doer): Promise<void> {
  const bound = {
    projectId: project.id,
    projectName: project.name,
    boundBy: Doer.parse(by),
    boundAt: new Date(),
    isQuiet: null,
  };
  await tx.chatChannel.upsert({
    where: byKey(key),
    create: { ...channelOf(key), ...bound },
    update: bound,
  });
}

/** Sets a channel's guardrail; its binding stays. */
export async function saveGuardrail(tx: Writer, key: ChannelKey, guardrail: Guardrail): Promise<void> {
  await tx.chatChannel.upsert({
    where: byKey(key),
    create: { ...channelOf(key), guardrail },
    update: { guardrail },
  });
}

/** Sets what a channel is spoken to in; its binding and guardrail stay. */
export async function saveLanguage(
  tx: Writer,
  key: ChannelKey,
  language: ChannelSettings['language'],
): Promise<void> {
  await tx.chatChannel.upsert({
    where: byKey(key),
    create: { ...channelOf(key), language },
    update: { language },
  });
}

/** Lets a bound channel hear no more than what it has subscribed to. */
export async function saveQuiet(tx: Writer, key: ChannelKey): Promise<void> {
  await tx.chatChannel.updateMany({ where: channelOf(key), data: { isQuiet: true } });
}

/** The binding of one channel with what it hears by default; null where nobody has bound it. */
export async function getBound(db: Reader, key: ChannelKey): Promise<BoundChannel | null> {
  const row = await db.chatChannel.findUnique({ where: byKey(key) });
  return (row && toBound(row)[0]) ?? null;
}

/** The channels that were bound to a project, in a steady order. */
export async function channelsBoundTo(db: Reader, projectIds: readonly string[]): Promise<BoundChannel[]> {
  const rows = await db.chatChannel.findMany({
    where: { projectId: { in: [...projectIds] } },
    orderBy: [{ platform: 'asc' }, { workspace: 'asc' }, { channel: 'asc' }],
  });
  return rows.flatMap(toBound);
}

function toBound(row: Row): BoundChannel[] {
  const { projectId, isQuiet } = row;
  return projectId === null ? [] : [{ ...channelOf(row), projectId, isQuiet: isQuiet === true }];
}
