import type { Engine } from '../engine.js';
import { startHeartbeat } from './heartbeat.js';
import { begin, poll } from './poll.js';

/** The loop that drives every operation on: at once when something was accepted, else once a poll. */
export interface Conductor {
  /** Lets the poll in hand end, then stops. */
  stop(): Promise<void>;
}

/** Starts the conductor. Several may run, in this process and others: clusters are leased. */
export function startConductor(engine: Engine): Conductor {
  const stopping = new AbortController();
  const heartbeat = startHeartbeat(engine);
  const loop = run(engine, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await loop;
      await heartbeat.stop();
    },
  };
}

async function run(engine: Engine, stopping: AbortSignal): Promise<void> {
  const interval = engine.settings.pollSeconds * 1000;
  const begun = new Set<string>();
  let turn = 0;
  for (let due = 0; !stopping.aborted; ) {
    try {
      if (Date.now() >= due) {
        due = Date.now() + interval;
        await poll(engine, turn++, begun);
      } else {
        await begin(engine, begun);
      }
    } catch (err) {
      engine.log.warn({ err }, 'conductor: this poll failed, the next one follows');
    }
    await engine.wake.conductor.wait(Math.max(0, due - Date.now()), stopping);
  }
}
