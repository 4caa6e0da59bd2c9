import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../../engine/engine.js';
import { postState } from '../../engine/store/outbox.js';

const step = 100;
const patience = 3_000;

/** Waits a moment for a post to be sent or given up; answers what became of it so far. */
export async function settledPost(engine: Engine, key: string): Promise<string | null> {
  const deadline = Date.now() + patience;
  for (;;) {
    const state = await postState(engine.db.read, key);
    if (state === 'sent' || state === 'dead' || Date.now() > deadline) return state;
    await sleep(step);
  }
}
