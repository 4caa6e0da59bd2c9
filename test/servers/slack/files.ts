import { z } from 'zod';
import { SlackRefusal } from './refusal.js';
import { findChannel, type Json, type SlackFile, type Workspace } from './workspace.js';

/** Files of the workspace: what people and the bot upload, and how they are fetched. */

/** Keeps a file that somebody has sent. */
export function addFile(workspace: Workspace, file: Omit<SlackFile, 'id'>): SlackFile {
  const kept = { id: `F1${String(workspace.next()).padStart(6, '0')}`, ...file };
  workspace.files.set(kept.id, kept);
  return kept;
}

/** A file as Slack describes it in events and answers. */
export function fileJson(file: SlackFile, url: string): Json {
  return {
    id: file.id,
    name: file.name,
    title: file.name,
    user: file.user,
    size: Buffer.byteLength(file.content ?? ''),
    mode: 'hosted',
    url_private: `${url}/files/${file.id}`,
    url_private_download: `${url}/files/${file.id}`,
  };
}

/** `files.getUploadURLExternal` */
export function getUploadUrl(workspace: Workspace, args: Json, url: string): Json {
  const { filename, length, alt_text } = z
    .object({
      filename: z.string().min(1),
      length: z.coerce.number().int().min(1),
      // Slack's limit.
      alt_text: z.string().max(1000).optional(),
    })
    .parse(args);
  const file = addFile(workspace, {
    name: filename,
    user: workspace.bot.user,
    content: null,
    ...(alt_text && { alt: alt_text }),
  });
  return { upload_url: `${url}/upload/${file.id}?length=${length}`, file_id: file.id };
}

/** Takes the bytes that are sent to an upload URL; answers the HTTP status. */
export async function takeUpload(workspace: Workspace, path: string, upload: Response): Promise<number> {
  const address = new URL(path, 'http://localhost');
  const file = workspace.files.get(address.pathname.replace('/upload/', ''));
  if (!file || file.content !== null) return 404;
  const [sent] = [...(await upload.formData()).values()];
  const bytes = sent instanceof Blob ? new Uint8Array(await sent.arrayBuffer()) : Buffer.from(String(sent));
  if (bytes.length !== Number(address.searchParams.get('length'))) return 400;
  file.bytes = bytes;
  file.content = Buffer.from(bytes).toString('utf8');
  return 200;
}

/** `files.completeUploadExternal`: the file appears as a message of the channel, for everybody in it. */
export function completeUpload(workspace: Workspace, args: Json): Json {
  const { files, channel_id, thread_ts, initial_comment } = z
    .object({
      files: z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1),
      channel_id: z.string(),
      thread_ts: z.string().optional(),
      initial_comment: z.string().optional(),
    })
    .parse(args);
  const channel = findChannel(workspace, channel_id);
  if (!channel?.members.has(workspace.bot.user)) throw new SlackRefusal('channel_not_found');
  const known = files.map(({ id }) => workspace.files.get(id));
  if (known.some((file) => !file || file.content === null)) throw new SlackRefusal('file_not_found');
  workspace.messages.push({
    ts: workspace.ts(),
    channel: channel.id,
    user: workspace.bot.user,
    ...(thread_ts && { thread_ts }),
    text: initial_comment ?? '',
    blocks: [],
    edits: 0,
    files: files.map(({ id }) => id),
  });
  return { files };
}

/** `files.delete`: a bot deletes its own files only. */
export function deleteFile(workspace: Workspace, args: Json): Json {
  const file = workspace.files.get(String(args.file));
  if (!file || file.deleted) throw new SlackRefusal('file_not_found');
  if (file.user !== workspace.bot.user) throw new SlackRefusal('cant_delete_file');
  file.deleted = true;
  return {};
}
