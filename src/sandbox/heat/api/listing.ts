import type { FastifyRequest } from 'fastify';
import { caller } from '../../http/caller.js';
import { single } from '../../http/query.js';
import type { HeatContext } from '../engine/context.js';
import type { StackRecord } from '../engine/records.js';
import { HeatFault } from '../fault.js';
import { stackSummary } from './shapes.js';

const listOf = (value: unknown): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];

const isTrue = (value: unknown): boolean =>
  ['true', '1', 'yes'].includes(String(single(value)).toLowerCase());

type Query = Record<string, unknown>;

function filterOf(query: Query): (stack: StackRecord) => boolean {
  const ids = listOf(query.id);
  const names = listOf(query.name);
  const statuses = listOf(query.status);
  const tags = listOf(query.tags).flatMap((one) => one.split(','));
  const anyTags = listOf(query.tags_any).flatMap((one) => one.split(','));
  const nested = isTrue(query.show_nested);
  const deleted = isTrue(query.show_deleted);
  return (stack) =>
    (nested || stack.parent === null) &&
    (deleted || stack.deletedAt === null) &&
    (ids.length === 0 || ids.includes(stack.id)) &&
    (names.length === 0 || names.includes(stack.name)) &&
    (statuses.length === 0 ||
      statuses.includes(stack.status) ||
      statuses.includes(`${stack.action}_${stack.status}`)) &&
    tags.every((tag) => stack.tags.includes(tag)) &&
    (anyTags.length === 0 || anyTags.some((tag) => stack.tags.includes(tag)));
}

function limitOf(query: Query): number {
  if (query.limit === undefined) return 1000;
  const limit = Number(single(query.limit));
  if (!Number.isInteger(limit) || limit < 0)
    throw new HeatFault(400, 'HTTPBadRequest', "Only integer is acceptable by 'limit'.");
  return Math.min(limit, 1000);
}

/** `GET /stacks`: newest first, by pages. */
export function listStacks(heat: HeatContext, request: FastifyRequest): Record<string, unknown> {
  const { projectId, admin } = caller(request);
  const query = (request.query ?? {}) as Query;
  const everyProject = admin && isTrue(query.global_tenant);
  const matches = filterOf(query);
  const found = heat.store.stacks
    .filter((one) => (everyProject || one.projectId === projectId) && matches(one))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || a.id.localeCompare(b.id));
  const marker = query.marker === undefined ? -1 : found.findIndex((one) => one.id === single(query.marker));
  const limit = limitOf(query);
  const page = found.slice(marker + 1, marker + 1 + limit);
  const last = page.at(-1);
  const more = query.limit !== undefined && last && page.length === limit;
  return {
    stacks: page.map((one) => stackSummary(heat, one)),
    ...(query.with_count === undefined ? {} : { count: found.length }),
    ...(more ? { links: [{ rel: 'next', href: nextPage(heat, request, String(projectId), last.id) }] } : {}),
  };
}

function nextPage(heat: HeatContext, request: FastifyRequest, projectId: string, marker: string): string {
  const query = new URLSearchParams(request.url.split('?')[1] ?? '');
  query.set('marker', marker);
  return `${heat.url()}/heat/v1/${projectId}/stacks?${query.toString()}`;
}
