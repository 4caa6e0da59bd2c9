import type { Reply } from '../../protocol.js';
import { soonOrOnline } from '../state/connection.js';

/** What a delivery came to: everything was said, or the server would not have it. */
export type Outcome =
  | { readonly kind: 'done' }
  /** `wasSecret`: it was refused because nobody may see what is in it. */
  | { readonly kind: 'refused'; readonly problem: string; readonly wasSecret?: boolean };

interface Listener {
  onReply(reply: Reply): void;
  /** The server did not answer, or fell silent; it will be tried again. */
  onWait(): void;
  /** Gives it up. */
  readonly signal?: AbortSignal;
}

const pauses = [500, 1_000, 2_000, 4_000];

/**
 * Sends something until the server has said everything there is to say about it. The same `deliveryId` goes
 * again each time, so it is acted on once.
 */
export async function deliver(
  path: string,
  body: { readonly deliveryId: string },
  { onReply, onWait, signal }: Listener,
): Promise<Outcome> {
  for (let tries = 0; !signal?.aborted; tries++) {
    const outcome = await attempt(path, body, onReply).catch(() => null);
    if (outcome) return outcome;
    onWait();
    await soonOrOnline(pauses[Math.min(tries, pauses.length - 1)] ?? again);
  }
  return { kind: 'refused', problem: 'It was not sent.' };
}

const again = 4_000;

async function attempt(path: string, body: object, onReply: (reply: Reply) => void): Promise<Outcome | null> {
  const response = await fetch(`/playground/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status >= 500 || response.status === 429) return null;
  if (!response.ok || !response.body) {
    const { error, wasSecret } = await response.json().catch(() => ({}));
    return {
      kind: 'refused',
      problem: error ?? 'The server did not take it.',
      wasSecret: wasSecret === true,
    };
  }
  for await (const reply of linesOf(response.body)) {
    if (reply.kind === 'done') return { kind: 'done' };
    onReply(reply);
  }
  return null;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Reply> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Reply;
  }
}
