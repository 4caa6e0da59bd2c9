import { asPerson } from '../access/as-person.js';
import { rolesOf } from '../access/grant.js';
import type { Link } from '../access/link.js';
import type { Caller, ChatIdentity } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { findLink } from '../store/chat-credentials.js';
import { listGrants } from '../store/chat-roles.js';
import type { Reader } from '../store/database.js';

/** What Keystone and the chat say of somebody now, which no transaction waits for. */
export interface Known {
  /** Ids of the chat groups that they are in; null where nobody can tell. */
  readonly groups: readonly string[] | null;
  /** The program's own roles in the project, where nothing is granted to anybody; null where that is not so, or Keystone does not say. */
  readonly account: readonly string[] | null;
  /** Their login by its id, with the roles that Keystone says; null roles where it takes the credential no more. */
  readonly login: { readonly id: string; readonly roles: readonly string[] | null } | null;
}

const nothing: Known = { groups: null, account: null, login: null };

/** Asks Keystone and the chat who somebody is now, who once did something as this caller. Throws OpenStackError where Keystone does not answer. */
export async function lookUp(engine: Engine, caller: Caller): Promise<Known> {
  const { chat, service } = caller;
  if (!chat) return nothing;
  const { read } = engine.db;
  if (service) {
    const grants = await listGrants(read, chat);
    if (grants.length === 0) return { ...nothing, account: await accountRoles(engine, caller.projectId) };
    const isByGroup = grants.some(({ subject }) => subject.kind === 'group');
    return { ...nothing, groups: isByGroup ? ((await engine.groupsOf?.(chat)) ?? null) : [] };
  }
  const link = await linkOf(read, caller, chat);
  if (!link) return nothing;
  return { ...nothing, login: { id: link.id, roles: await rolesByLogin(engine, link) } };
}

/**
 * Somebody with the roles that they have by now: those that are granted in chat, or those of their own login; null where they act as who they
 * were no more. Who is in a chat group is as `known`; where nobody can tell, they keep what they had by one as long as it is granted to a group.
 */
export async function personNow(db: Reader, caller: Caller, known: Known = nothing): Promise<Caller | null> {
  const { chat, service, projectId } = caller;
  if (!chat) return caller;
  if (!service) {
    const link = await linkOf(db, caller, chat);
    if (!link) return null;
    // Logged in anew since Keystone was asked: it has just taken that credential.
    if (known.login?.id !== link.id) return caller;
    return known.login.roles && { ...caller, roles: [...known.login.roles] };
  }
  const grants = await listGrants(db, chat);
  if (grants.length === 0) return { ...caller, roles: [...(known.account ?? caller.roles)] };
  if (known.groups)
    return { ...caller, roles: rolesOf(grants, projectId, { id: chat.id, groups: known.groups }) };
  const own = rolesOf(grants, projectId, { id: chat.id });
  const groups = grants.flatMap(({ subject }) => (subject.kind === 'group' ? [subject.id] : []));
  const perhaps = rolesOf(grants, projectId, { id: chat.id, groups });
  const kept = caller.roles.filter((role) => perhaps.includes(role));
  return { ...caller, roles: [...new Set([...own, ...kept])] };
}

/** Their login, where it is still for the user and the project that they acted as. */
async function linkOf(db: Reader, caller: Caller, chat: ChatIdentity): Promise<Link | null> {
  const { platform, workspace, id: person } = chat;
  const link = await findLink(db, { platform, workspace, person });
  return link?.userId === caller.userId && link.projectId === caller.projectId ? link : null;
}

async function rolesByLogin(engine: Engine, link: Link): Promise<readonly string[] | null> {
  const credential = { id: link.credentialId, secret: engine.seal.open(link.sealedSecret) };
  const gone = new EngineError(
    'policy.forbidden',
    'Keystone does not take your application credential any more: it is expired or was revoked.',
  );
  try {
    return (
      await asPerson(
        engine,
        credential,
        () => gone,
        ({ identity }) => identity.whoami(),
      )
    ).roles;
  } catch (error) {
    if (error === gone) return null;
    throw error;
  }
}

/** What people without grants act with where nothing is granted; null where that cannot be said. */
async function accountRoles(
  { clouds, settings }: Engine,
  projectId: string,
): Promise<readonly string[] | null> {
  if (settings.chatRoles === 'granted') return [];
  try {
    return (await (await clouds.ownIn(projectId))?.identity.whoami())?.roles ?? null;
  } catch {
    return null;
  }
}
