import { z } from 'zod';
import { type InboundFile, PlatformError } from '../../platform.js';

/** What is read of a file (docs.discord.com/developers/resources/message: attachment object). */
export const Attachment = z.object({
  id: z.string(),
  filename: z.string(),
  size: z.number(),
  url: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

const patienceMs = 10_000;

/** A file of Discord's, which whoever has its address may read. `remove` takes away the message that it is in. */
export function inboundFile({ filename, size, url }: Attachment, remove?: () => Promise<void>): InboundFile {
  return {
    name: filename,
    size,
    async read() {
      try {
        const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
        if (answer.ok) return await answer.text();
      } catch {
        // Said below, as for any other refusal.
      }
      throw new PlatformError(
        'platform.refused',
        `Discord does not give me ${filename}. Paste its text instead.`,
      );
    },
    ...(remove && { remove }),
  };
}

/** Files by the name of their option or field, from their ids and what Discord resolved them to. */
export function resolvedFiles(
  ids: Readonly<Record<string, string>>,
  resolved: { readonly attachments: Readonly<Record<string, Attachment>> } | undefined,
): Record<string, InboundFile> {
  return Object.fromEntries(
    Object.entries(ids).flatMap(([name, id]) => {
      const attachment = resolved?.attachments[id];
      return attachment ? [[name, inboundFile(attachment)]] : [];
    }),
  );
}
