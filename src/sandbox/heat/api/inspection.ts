import type { FastifyInstance, FastifyRequest } from 'fastify';
import { single } from '../../http/query.js';
import { type HeatContext, sourceOf } from '../engine/context.js';
import type { ResourceRecord, StackRecord } from '../engine/records.js';
import { deliverSignal } from '../engine/signals.js';
import { kindOf } from '../engine/templates.js';
import { HeatFault } from '../fault.js';
import { type StackParams, stackOf } from './lookup.js';
import { resourceDetail, shownEvent, shownResource } from './shapes.js';

type OnResource = { Params: StackParams & { resource: string } };
type OnStack = { Params: StackParams; Querystring: Record<string, string> };

const STACK = '/v1/:tenant/stacks/:name/:id';
const DEEPEST = 5;

function depthOf(request: FastifyRequest<OnStack>): number {
  const given = single(request.query.nested_depth);
  if (given === undefined) return 0;
  const depth = Number(given);
  if (!Number.isInteger(depth))
    throw new HeatFault(400, 'HTTPBadRequest', "Only integer is acceptable by 'nested_depth'.");
  return Math.min(depth, DEEPEST);
}

/** A stack and those nested in it, level by level. */
function tree(heat: HeatContext, root: StackRecord, depth: number): StackRecord[] {
  const all = [root];
  let level = [root];
  for (let deep = 0; deep < depth && level.length > 0; deep++) {
    level = level.flatMap((stack) =>
      Object.values(stack.resources).flatMap((one) => heat.store.stacks.get(one.physicalId ?? '') ?? []),
    );
    all.push(...level);
  }
  return all;
}

function resourceOf(
  heat: HeatContext,
  request: FastifyRequest<OnResource>,
): { stack: StackRecord; resource: ResourceRecord } {
  const stack = stackOf(heat, request);
  const resource = stack.resources[request.params.resource];
  if (!resource) {
    throw new HeatFault(
      404,
      'ResourceNotFound',
      `The Resource (${request.params.resource}) could not be found in Stack ${stack.name}.`,
    );
  }
  return { stack, resource };
}

function listEvents(heat: HeatContext, request: FastifyRequest<OnStack>): Record<string, unknown> {
  const stack = stackOf(heat, request);
  const depth = depthOf(request);
  const stacks = new Set(tree(heat, stack, depth).map((one) => one.id));
  const found = heat.store.events
    .filter((one) => stacks.has(one.stackId))
    .sort((a, b) => b.sequence - a.sequence);
  if (single(request.query.sort_dir) === 'asc') found.reverse();
  const marker = found.findIndex((one) => one.id === single(request.query.marker));
  const limit = Number(single(request.query.limit) ?? found.length);
  const page = found.slice(marker + 1, marker + 1 + limit);
  return { events: page.flatMap((one) => shownEvent(heat, one, depth > 0 ? stack : null) ?? []) };
}

/** Resources, events and signals of a stack. */
export function inspectionRoutes(app: FastifyInstance, heat: HeatContext): void {
  app.get<OnStack>(`${STACK}/resources`, async (request) => {
    const stacks = tree(heat, stackOf(heat, request), depthOf(request));
    const resources = stacks.flatMap((stack) =>
      Object.values(stack.resources).map((one) => shownResource(heat, stack, one)),
    );
    return { resources };
  });
  app.get<OnResource>(`${STACK}/resources/:resource`, async (request) => {
    const { stack, resource } = resourceOf(heat, request);
    return { resource: resourceDetail(heat, stack, resource) };
  });
  app.get<OnResource>(`${STACK}/resources/:resource/metadata`, async (request) => {
    const { data, metadata } = resourceOf(heat, request).resource;
    // A handle of wait conditions keeps there what it was told.
    return { metadata: data.signals ?? metadata };
  });
  app.post<OnResource>(`${STACK}/resources/:resource/signal`, async (request, reply) => {
    const { stack, resource } = resourceOf(heat, request);
    const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
    if (kind.kind !== 'plain' || !kind.type.signal) {
      throw new HeatFault(
        400,
        'ResourceActionNotSupported',
        `Signal resource during ${resource.action} is not supported.`,
      );
    }
    deliverSignal(heat, stack, resource, request.body);
    return reply.code(200).type('application/json').send('null');
  });
  app.get<OnStack>(`${STACK}/events`, async (request) => listEvents(heat, request));
}
