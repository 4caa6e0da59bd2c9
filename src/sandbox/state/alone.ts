import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readJournal } from './journal.js';

const nameOf = (statePath: string): string => createHash('sha256').update(resolve(statePath)).digest('hex');

const answerSchema = z.object({ state: z.string() });
const settingSchema = z.object({ value: z.string() });

const patience = 3000;

/** Somebody listens there and is too busy to answer: taken for the sandbox that the file names. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** `GET /sandbox`: says which state file this sandbox works on, as a hash. */
export function tellState(app: FastifyInstance, statePath: string | null): void {
  app.get('/sandbox', async () => ({ state: statePath === null ? 'memory' : nameOf(statePath) }));
}

/**
 * Refuses to go on when another sandbox works on the state file: asks the port that the file names.
 * @throws Error sandbox_state_in_use
 */
export async function refuseSecond(statePath: string): Promise<void> {
  const change = (await readJournal(statePath)).findLast(
    ([name, id]) => name === 'settings' && id === 'port',
  );
  const port = settingSchema.safeParse(change?.[2]).data?.value;
  if (port === undefined) return;
  const answer = await fetch(`http://127.0.0.1:${port}/sandbox`, { signal: AbortSignal.timeout(patience) })
    .then((response) => response.json())
    .catch((error: unknown) => (isTimeout(error) ? { state: nameOf(statePath) } : null));
  if (answerSchema.safeParse(answer).data?.state !== nameOf(statePath)) return;
  throw new Error(
    `sandbox_state_in_use: another sandbox is running on ${statePath} (port ${port}); stop it, or choose another state file`,
  );
}
