import { listMisreadings } from '../../engine/store/misreadings.js';
import { hasHan } from '../../intents/language/text/han.js';
import { openConfigured } from '../database.js';
import { readConfig } from '../environment.js';

/**
 * `misreadings`: what people marked as "not what I meant", secrets taken out, in the evaluation corpus' own form. `intent` and `slots` are
 * what was meant, where it is known, and `read` what it was read as.
 */
export async function runMisreadings(): Promise<void> {
  const db = await openConfigured(readConfig());
  try {
    for (const { text, reading, meant, createdAt } of await listMisreadings(db.read)) {
      const lang = hasHan(text) ? 'zh' : 'en';
      const label = meant && { intent: meant.name, slots: meant.slots };
      const read = { intent: reading.name, slots: reading.slots };
      console.log(
        JSON.stringify({ text, lang, split: 'dev', tags: ['misread'], ...label, read, at: createdAt }),
      );
    }
  } finally {
    await db.close();
  }
}
