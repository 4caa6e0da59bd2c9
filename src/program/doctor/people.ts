import { counted } from '../../card/words.js';
import type { Config } from '../../config/config.js';
import type { Link } from '../../engine/access/link.js';
import { createSeal } from '../../engine/seal.js';
import { listLinks } from '../../engine/store/chat-credentials.js';
import type { Check } from '../commands/doctor.js';
import { openConfigured } from '../database.js';
import { secretKey } from '../secret-key.js';
import { checkCredentials, type OpenedLink } from './credentials.js';

/** How many people have logged in, whether the key opens their credentials, and what each can do; nothing to say without a database. */
export async function checkPeople(config: Config): Promise<Check[]> {
  const db = await openConfigured(config).catch(() => null);
  if (!db) return [];
  try {
    const links = await listLinks(db.read);
    const opened = openAll(config, links);
    return [judge(links, opened), ...(await checkCredentials(config, opened))];
  } finally {
    await db.close();
  }
}

function openAll({ program }: Config, links: readonly Link[]): OpenedLink[] {
  if (links.length === 0) return [];
  const seal = createSeal(secretKey(program.SECRET_KEY, program.DATA_DIR));
  return links.flatMap((link) => {
    try {
      return [{ link, secret: seal.open(link.sealedSecret) }];
    } catch {
      return [];
    }
  });
}

function judge(links: readonly Link[], opened: readonly OpenedLink[]): Check {
  const name = 'people';
  if (links.length === 0) {
    const sentence = "Nobody has logged in: everybody in chat acts as the program's account.";
    return { name, ok: true, sentence };
  }
  const shut = links.length - opened.length;
  const have = `${counted(links.length, 'person', 'people')} logged in with a credential of their own`;
  if (shut === 0) return { name, ok: true, sentence: `${have}, and the key opens them.` };
  const sentence = `${have}, and SECRET_KEY does not open ${shut} of them: bring back the key, or have them log in again.`;
  return { name, ok: false, sentence };
}
