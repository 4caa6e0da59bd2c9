import { z } from 'zod';
import { refuseBlocks } from './blocks.js';
import type { Workspace } from './workspace.js';

/** Takes what is sent to a response_url; the HTTP status it is answered with. */
export function respond(workspace: Workspace, id: string, body: string): number {
  const target = workspace.responseUrls.get(id);
  if (!target || target.uses >= 5) return 404;
  target.uses += 1;
  const said = z
    .object({
      text: z.string().default(''),
      blocks: z.array(z.record(z.string(), z.unknown())).default([]),
      response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
      replace_original: z.boolean().default(false),
      delete_original: z.boolean().default(false),
      thread_ts: z.string().optional(),
    })
    .parse(JSON.parse(body));
  const original = target.last ?? workspace.messages.find((one) => one.ts === target.message);
  if (said.delete_original) {
    if (original) original.deleted = true;
    return 200;
  }
  if (refuseBlocks(said.blocks)) return 400;
  if (said.replace_original && original) {
    Object.assign(original, { text: said.text, blocks: said.blocks, edits: original.edits + 1 });
    return 200;
  }
  target.last = {
    ts: workspace.ts(),
    channel: target.channel,
    user: workspace.bot.user,
    ...(said.thread_ts && { thread_ts: said.thread_ts }),
    ...(said.response_type === 'ephemeral' && { privateTo: target.user }),
    text: said.text,
    blocks: said.blocks,
    edits: 0,
  };
  workspace.messages.push(target.last);
  return 200;
}
