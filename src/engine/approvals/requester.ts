import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { lookUp, personNow } from './person-now.js';

/**
 * Whoever asked, with the roles that they have now, as {@link personNow} says. Throws `policy.forbidden` where they do not act as who they
 * were, and OpenStackError where Keystone does not answer.
 */
export async function requesterNow(engine: Engine, requester: Caller): Promise<Caller> {
  const now = await personNow(engine.db.read, requester, await lookUp(engine, requester));
  if (now) return now;
  const name = requester.chat?.name ?? requester.userName;
  throw new EngineError('policy.forbidden', `${name} is not logged in as ${requester.userName} any more.`);
}
