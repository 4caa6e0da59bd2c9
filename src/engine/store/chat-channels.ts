import {
  type ChannelKey,
  ChannelLanguage,
  type ChannelSettings,
  channelOf,
  Doer,
  Guardrail,
} from '../access/channel.js';
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

/** Binds a channel to a project; its guardrail stays. */
export async function saveBinding(tx: Writer, key: ChannelKey, project: Project, by: Doer): Promise<void> {
  const bound = {
    projectId: project.id,
    projectName: project.name,
    boundBy: Doer.parse(by),
    boundAt: new Date(),
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

/** The channels that were bound to a project, in a steady order. */
export async function channelsBoundTo(
  db: Reader,
  projectIds: readonly string[],
): Promise<(ChannelKey & { projectId: string | null })[]> {
  const rows = await db.chatChannel.findMany({
    where: { projectId: { in: [...projectIds] } },
    orderBy: [{ platform: 'asc' }, { workspace: 'asc' }, { channel: 'asc' }],
  });
  return rows.map((row) => ({ ...channelOf(row), projectId: row.projectId }));
}
