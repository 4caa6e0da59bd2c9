import { counted } from '../../card/words.js';
import type { Config } from '../../config/config.js';
import type { Link } from '../../engine/access/link.js';
import { createSeal } from '../../engine/seal.js';
import { listLinks } from '../../engine/store/chat-credentials.js';
import type { Check } from '../commands/doctor.js';
import { openConfigured } from '../database.js';
import { secretKey } from '../secret-key.js';

/** How many people have logged in, and whether the key opens their credentials; nothing to say without a database. */
export async function checkPeople(config: Config): Promise<Check[]> {
  const db = await openConfigured(config).catch(() => null);
  if (!db) return [];
  try {
    return [judge(config, await listLinks(db.read))];
  } finally {
    await db.close();
  }
}

function judge({ program }: Config, links: readonly Link[]): Check {
  const name = 'people';
  if (links.length === 0) {
    const sentence = "Nobody has logged in: everybody in chat acts as the program's account.";
    return { name, ok: true, sentence };
  }
  const seal = createSeal(secretKey(program.SECRET_KEY, program.DATA_DIR));
  const shut = links.filter(({ sealedSecret }) => !opens(() => seal.open(sealedSecret)));
  const have = `${counted(links.length, 'person', 'people')} logged in with a credential of their own`;
  if (shut.length === 0) return { name, ok: true, sentence: `${have}, and the key opens them.` };
  const sentence = `${have}, and SECRET_KEY does not open ${shut.length} of them: bring back the key, or have them log in again.`;
  return { name, ok: false, sentence };
}

function opens(open: () => string): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}
