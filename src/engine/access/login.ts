import type { ApplicationCredential, TokenInfo } from '../../openstack/cloud.js';
import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Origin } from '../operations/operation.js';
import { removeLink, saveLink } from '../store/chat-credentials.js';
import { asPerson } from './as-person.js';
import type { PersonKey } from './link.js';
import { doerOf } from './settle.js';

/** Who a credential speaks for, and what Keystone says of the credential itself where it does. */
export interface Login {
  readonly info: TokenInfo & { readonly projectId: string; readonly projectName: string };
  readonly credential: ApplicationCredential | null;
}

/**
 * Tries an application credential with Keystone and, when it is taken, keeps it sealed as the person's own. Throws
 * `credential.refused`, and OpenStackError where Keystone does not answer. Nothing of the secret is in any of them.
 */
export async function logIn(
  engine: Engine,
  caller: Caller,
  origin: Origin | undefined,
  { id, secret }: { readonly id: string; readonly secret: string },
): Promise<Login> {
  const key = personOf(caller);
  const login = await tryCredential(engine, id, secret);
  const { userId, userName, projectId, projectName, roles } = login.info;
  await engine.db.write(async (tx) => {
    const sealedSecret = engine.seal.close(secret);
    await saveLink(tx, key, { credentialId: id, sealedSecret, userId, userName, projectId, projectName });
    const own = { userId, userName, projectId, projectName, roles: [...roles] };
    await appendAudit(
      tx,
      { ...own, ...(caller.chat ? { chat: caller.chat } : {}) },
      entry('login', userName, origin),
    );
  });
  return login;
}

/** Forgets the person's own credential; answers whether there was one. */
export async function logOut(engine: Engine, caller: Caller, origin: Origin | undefined): Promise<boolean> {
  const key = personOf(caller);
  return engine.db.write(async (tx) => {
    if (!(await removeLink(tx, key))) return false;
    await appendAudit(tx, caller, entry('logout', caller.userName, origin));
    return true;
  });
}

function tryCredential(engine: Engine, id: string, secret: string): Promise<Login> {
  return asPerson(engine, { id, secret }, refused, async ({ identity }) => {
    const info = await identity.whoami();
    const { projectId, projectName } = info;
    if (projectId === null || projectName === null) throw refused();
    const credential = await identity.applicationCredential(id).catch(() => null);
    return { info: { ...info, projectId, projectName }, credential };
  });
}

function refused(): EngineError {
  return new EngineError(
    'credential.refused',
    'Keystone does not take this id and secret: one of them is wrong, or the credential is expired or deleted.',
    { field: 'secret', hint: 'Make one with openstack application credential create, and copy both again.' },
  );
}

function personOf(caller: Caller): PersonKey {
  const { id: person } = doerOf(caller);
  return { platform: caller.chat?.platform ?? '', workspace: caller.chat?.workspace ?? '', person };
}

function entry(action: string, name: string, origin: Origin | undefined) {
  return { action, target: { kind: 'person', name }, input: {}, outcome: 'accepted' as const, origin };
}
