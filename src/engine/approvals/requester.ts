import { asPerson } from '../access/as-person.js';
import { rolesOf } from '../access/grant.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { findLink } from '../store/chat-credentials.js';
import { listGrants } from '../store/chat-roles.js';

/**
 * Whoever asked, with the roles that they have now: those that Keystone says of their own credential, or those that are still granted in
 * chat. Throws `policy.forbidden` where they do not act as who they were. What somebody had as a member of a chat group they keep as long as the
 * role is granted to a group: who is in it, is known only when that person speaks.
 */
export async function requesterNow(engine: Engine, requester: Caller): Promise<Caller> {
  const { chat, service } = requester;
  if (!chat) return requester;
  return service ? grantedNow(engine, requester, chat) : linkedNow(engine, requester, chat);
}

type Chat = NonNullable<Caller['chat']>;

async function grantedNow({ db }: Engine, requester: Caller, chat: Chat): Promise<Caller> {
  const grants = await listGrants(db.read, chat);
  if (grants.length === 0) return requester;
  const groups = grants.flatMap(({ subject }) => (subject.kind === 'group' ? [subject.id] : []));
  const granted = rolesOf(grants, requester.projectId, { id: chat.id, groups });
  return { ...requester, roles: requester.roles.filter((role) => granted.includes(role)) };
}

async function linkedNow(engine: Engine, requester: Caller, chat: Chat): Promise<Caller> {
  const { platform, workspace, id } = chat;
  const link = await findLink(engine.db.read, { platform, workspace, person: id });
  const gone = () =>
    new EngineError('policy.forbidden', `${chat.name} is not logged in as ${requester.userName} any more.`);
  if (link?.userId !== requester.userId || link.projectId !== requester.projectId) throw gone();
  const credential = { id: link.credentialId, secret: engine.seal.open(link.sealedSecret) };
  const { roles } = await asPerson(engine, credential, gone, ({ identity }) => identity.whoami());
  return { ...requester, roles: [...roles] };
}
