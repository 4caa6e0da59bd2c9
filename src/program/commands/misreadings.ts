import { listMisreadings } from '../../engine/store/misreadings.js';
import { openConfigured } from '../database.js';
import { readConfig } from '../environment.js';

/** `misreadings`: what people marked as "not what I meant", secrets taken out, ready for the evaluation corpus. */
export async function runMisreadings(): Promise<void> {
  const db = await openConfigured(readConfig());
  try {
    for (const { text, reading, createdAt } of await listMisreadings(db.read)) {
      const read = { intent: reading.name, slots: reading.slots };
      console.log(JSON.stringify({ text, read, at: createdAt }));
    }
  } finally {
    await db.close();
  }
}
