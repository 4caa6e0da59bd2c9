import { asPerson } from '../../engine/access/as-person.js';
import type { Link } from '../../engine/access/link.js';
import type { Engine } from '../../engine/engine.js';
import { EngineError } from '../../engine/errors.js';
import type { Project } from '../../engine/projects.js';
import type { Cloud, Keypair, TokenInfo } from '../../openstack/cloud.js';

/** The cloud as linked people see it. All throw `credential.refused`, and OpenStackError where it does not answer. */
export interface LinkedSessions {
  /** Who Keystone says they are. */
  whoami(link: Link): Promise<TokenInfo>;
  /** Their own key pairs. */
  keypairs(link: Link): Promise<readonly Keypair[]>;
  /** A project by id or name, as they may look for it. */
  findProject(link: Link, idOrName: string): Promise<Project | null>;
}

/** So long somebody keeps acting whose credential was revoked. */
const rememberWhoMs = 3 * 60_000;
/** Long enough for somebody who types a name and is shown what begins so. */
const rememberKeypairsMs = 15_000;
const mostKnown = 1000;

/**
 * Logs people in by their own credentials and remembers what was answered for a while. A login anew or a logout makes another link or none,
 * so what was remembered of the one before is not used again, in whatever process.
 */
export function createLinkedSessions(engine: Engine, now: () => number = Date.now): LinkedSessions {
  return {
    whoami: remembered(rememberWhoMs, now, (link) => ask(engine, link, ({ identity }) => identity.whoami())),
    keypairs: remembered(rememberKeypairsMs, now, (link) => ask(engine, link, ({ nova }) => nova.keypairs())),
    findProject: (link, idOrName) => ask(engine, link, ({ identity }) => identity.findProject(idOrName)),
  };
}

function remembered<T>(
  milliseconds: number,
  now: () => number,
  ask: (link: Link) => Promise<T>,
): (link: Link) => Promise<T> {
  const known = new Map<string, { readonly until: number; readonly asked: Promise<T> }>();
  return (link) => {
    const before = known.get(link.id);
    if (before && now() < before.until) return before.asked;
    for (const [id, { until }] of known) if (until <= now()) known.delete(id);
    if (known.size >= mostKnown) known.clear();
    const asked = ask(link);
    known.set(link.id, { until: now() + milliseconds, asked });
    asked.catch(() => known.delete(link.id));
    return asked;
  };
}

async function ask<T>(engine: Engine, link: Link, work: (session: Cloud) => Promise<T>): Promise<T> {
  const credential = { id: link.credentialId, secret: opened(engine, link) };
  return asPerson(engine, credential, refused, work);
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
