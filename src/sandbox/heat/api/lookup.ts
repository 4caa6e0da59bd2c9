import type { FastifyReply, FastifyRequest } from 'fastify';
import { caller } from '../../http/caller.js';
import type { HeatContext } from '../engine/context.js';
import type { StackRecord } from '../engine/records.js';
import { HeatFault } from '../fault.js';
import { stackUrl } from './shapes.js';

/** The parameters of a stack's path; `name` may hold an id where only one is given. */
export interface StackParams {
  tenant: string;
  name: string;
  id: string;
}

/** 404 as Heat says it. */
export const stackNotFound = (name: string): HeatFault =>
  new HeatFault(404, 'EntityNotFound', `The Stack (${name}) could not be found.`);

/** A stack by name (not deleted) or id, among those of the request's project. */
export function findStack(
  heat: HeatContext,
  request: FastifyRequest,
  nameOrId: string,
): StackRecord | undefined {
  const { projectId, admin } = caller(request);
  const mine = (one: StackRecord): boolean =>
    one.projectId === projectId || one.stackUserProjectId === projectId || admin;
  const byId = heat.store.stacks.get(nameOrId);
  if (byId && mine(byId)) return byId;
  return heat.store.stacks.find(
    (one) => one.name === nameOrId && one.deletedAt === null && one.projectId === projectId,
  );
}

/** The stack a path names; deleted ones only for reading. */
export function stackOf(
  heat: HeatContext,
  request: FastifyRequest<{ Params: StackParams }>,
  reading = true,
): StackRecord {
  const found = findStack(heat, request, request.params.id);
  if (!found || found.name !== request.params.name || (!reading && found.deletedAt !== null)) {
    throw stackNotFound(request.params.name);
  }
  return found;
}

/** Sends on to the stack's own address, and what follows it. */
export function redirect(
  heat: HeatContext,
  reply: FastifyReply,
  stack: StackRecord,
  rest: string,
): FastifyReply {
  const to = `${stackUrl(heat, stack)}${rest}`;
  return reply
    .code(302)
    .header('Location', to)
    .send({
      message: `The resource was found at <a href="${to}">${to}</a>;\nyou should be redirected automatically.\n\n`,
      code: '302 Found',
      title: 'Found',
    });
}
