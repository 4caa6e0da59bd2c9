import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type InboundFile, PlatformError } from '../../platform.js';

/** What is read of a file (docs.slack.dev/reference/objects/file-object). */
export const SlackFile = z.object({
  id: z.string(),
  name: z.string().nullish(),
  size: z.number().default(0),
  url_private_download: z.string().optional(),
  url_private: z.string().optional(),
});
export type SlackFile = z.infer<typeof SlackFile>;

/** How files are fetched: with the bot's token, from Slack alone. */
export interface FileAccess {
  readonly client: WebClient;
  readonly token: string;
  readonly apiUrl: string;
}

const patienceMs = 10_000;

/** A file of Slack's. Removing it works for those that Slack lets the bot delete. */
export function inboundFile({ client, token, apiUrl }: FileAccess, file: SlackFile): InboundFile {
  const url = file.url_private_download ?? file.url_private ?? '';
  const name = file.name ?? 'the file';
  return {
    name,
    size: file.size,
    async read() {
      // The token is shown to nobody but Slack.
      if (!isSlacks(url, apiUrl)) throw notGiven(name);
      const answer = await fetch(url, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(patienceMs),
        redirect: 'error',
      }).catch((cause: unknown) => {
        throw notGiven(name, cause);
      });
      // Without the scope files:read Slack answers with the page of its login.
      const isPage = answer.headers.get('content-type')?.startsWith('text/html');
      if (!answer.ok || isPage) throw notGiven(name);
      return answer.text();
    },
    remove: async () => void (await client.files.delete({ file: file.id })),
  };
}

function isSlacks(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  return origin === new URL(apiUrl).origin || (protocol === 'https:' && /(^|\.)slack\.com$/.test(hostname));
}

function notGiven(name: string, cause?: unknown): PlatformError {
  const message = `Slack does not give me ${name}. Does the app have the scope files:read? Paste its text instead.`;
  return new PlatformError('platform.refused', message, undefined, { cause });
}
