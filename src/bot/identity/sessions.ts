import { asPerson } from '../../engine/access/as-person.js';
import type { Link } from '../../engine/access/link.js';
import type { Engine } from '../../engine/engine.js';
import { EngineError } from '../../engine/errors.js';
import type { TokenInfo } from '../../openstack/cloud.js';

/** Who Keystone says a linked person is. Throws `credential.refused`, and OpenStackError where it does not answer. */
export type LinkedSessions = (link: Link) => Promise<TokenInfo>;

/** So long somebody keeps acting whose credential was revoked. */
const rememberMs = 3 * 60_000;
const mostKnown = 1000;

/**
 * Logs people in by their own credentials and remembers what Keystone said for three minutes. A login anew or a logout makes another
 * link or none, so what was remembered of the one before is not used again, in whatever process.
 */
export function createLinkedSessions(engine: Engine, now: () => number = Date.now): LinkedSessions {
  const known = new Map<string, { readonly until: number; readonly asked: Promise<TokenInfo> }>();
  return (link) => {
    const before = known.get(link.id);
    if (before && now() < before.until) return before.asked;
    for (const [id, { until }] of known) if (until <= now()) known.delete(id);
    if (known.size >= mostKnown) known.clear();
    const asked = ask(engine, link);
    known.set(link.id, { until: now() + rememberMs, asked });
    asked.catch(() => known.delete(link.id));
    return asked;
  };
}

async function ask(engine: Engine, link: Link): Promise<TokenInfo> {
  const credential = { id: link.credentialId, secret: opened(engine, link) };
  return asPerson(engine, credential, refused, ({ identity }) => identity.whoami());
}

const wayOut = 'Log in again with /magnum login, or act without one after /magnum logout.';

function opened({ seal }: Engine, { sealedSecret }: Link): string {
  try {
    return seal.open(sealedSecret);
  } catch (cause) {
    throw new EngineError(
      'credential.refused',
      'Your credential was sealed with another key and cannot be read.',
      {
        hint: wayOut,
        cause,
      },
    );
  }
}

function refused(): EngineError {
  return new EngineError(
    'credential.refused',
    'Keystone does not take your application credential any more: it is expired or was revoked.',
    { hint: wayOut },
  );
}
