import type { Database } from '../../engine/store/database.js';
import { addPlaygroundChannel } from '../../engine/store/playground.js';

/** A channel that the operator names, and what for. */
export interface PlaygroundChannel {
  readonly name: string;
  readonly purpose: 'approvals' | 'alerts' | 'escalations' | 'emergencies';
}

const topics: Readonly<Record<PlaygroundChannel['purpose'], string>> = {
  approvals: 'Where requests wait for a decision',
  alerts: 'Where the end of every build is told',
  escalations: 'Where requests go that nobody decides',
  emergencies: 'Where an emergency is told',
};

const own = [
  { name: 'clusters', topic: 'Make clusters here and watch them grow' },
  { name: 'alerts', topic: topics.alerts },
  { name: 'random', topic: 'Try things out' },
];

/** Makes the playground's own channels and the further ones, in this order; those that are there stay as they are. */
export async function addChannels(db: Database, further: readonly PlaygroundChannel[]): Promise<void> {
  await db.write(async (tx) => {
    const named = further.map(({ name, purpose }) => ({ name, topic: topics[purpose] }));
    for (const [i, { name, topic }] of [...own, ...named].entries())
      await addPlaygroundChannel(tx, name, topic, new Date(i));
  });
}
