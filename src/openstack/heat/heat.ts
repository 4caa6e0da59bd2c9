import { z } from 'zod';
import type { Heat, PreviewedResource, StackRef, StackResource, StackSummary } from '../cloud.js';
import { parseAnswer } from '../http/answer.js';
import type { HttpAnswer } from '../http/send.js';
import type { Service } from '../service.js';
import { eventsOf, failuresOf } from './events.js';
import { resourcePaths } from './paths.js';
import { stackBody, templateBody } from './requests.js';
import {
  CreatedStack,
  EventList,
  type ListedResource,
  PreviewedStack,
  type PreviewTree,
  ResourceList,
  StackAnswer,
  StackList,
} from './schema.js';
import { signalsOf } from './signals.js';
import { stackOf, stackSummary } from './stacks.js';

/** Ids in one list request: their query is 4000 characters, well below what servers take (8 KiB and more). */
const IDS_A_REQUEST = 100;

/** Heat's native API, version 1. */
export function createHeat(heat: Service): Heat {
  return {
    async create(request) {
      return { id: (await heat.post(CreatedStack, '/stacks', stackBody(request))).stack.id };
    },
    async update(stack, change) {
      const body = { parameters: change.parameters, disable_rollback: change.disableRollback };
      await heat.call({ method: 'PATCH', path: stackPath(stack), body, accept: [200, 202] });
    },
    async show(nameOrId, options = {}) {
      const query = `?resolve_outputs=${options.outputs === true}`;
      const answer = await showAnswer(heat, `/stacks/${encodeURIComponent(nameOrId)}`, query);
      return answer && stackOf(parseAnswer(StackAnswer, heat.name, answer));
    },
    async listByIds(ids) {
      const unique = [...new Set(ids)];
      const found: StackSummary[] = [];
      for (let from = 0; from < unique.length; from += IDS_A_REQUEST) {
        const wanted = unique.slice(from, from + IDS_A_REQUEST);
        const query = wanted.map((id) => `id=${encodeURIComponent(id)}`).join('&');
        found.push(...(await heat.get(StackList, `/stacks?${query}`)).stacks.map(stackSummary));
      }
      return found;
    },
    resources: (stack, nestedDepth) => resources(heat, stack, nestedDepth),
    async events(stack, nestedDepth) {
      const path = `${stackPath(stack)}/events?nested_depth=${nestedDepth}`;
      const answer = await heat.call({ method: 'GET', path, accept: [200, 404] });
      return answer.status === 200 ? eventsOf(parseAnswer(EventList, heat.name, answer).events) : [];
    },
    async failures(stack, nestedDepth) {
      const path = `${stackPath(stack)}/events?nested_depth=${nestedDepth}`;
      return failuresOf((await heat.get(EventList, path)).events, stack.id);
    },
    async signals(stack, nestedDepth, wants) {
      return signalsOf(heat, await listed(heat, stack, nestedDepth), wants);
    },
    async delete(stack) {
      await heat.call({ method: 'DELETE', path: stackPath(stack), accept: [200, 204, 404] });
    },
    async validate(request) {
      await heat.post(z.unknown(), '/validate', templateBody(request));
    },
    async preview(request) {
      const { stack } = await heat.post(PreviewedStack, '/stacks/preview', stackBody(request));
      return flat(stack.resources);
    },
  };
}

function flat(tree: PreviewTree): PreviewedResource[] {
  return tree.flatMap((one) => ('type' in one ? [one] : flat(one)));
}

function stackPath(stack: StackRef): string {
  return `/stacks/${encodeURIComponent(stack.name)}/${encodeURIComponent(stack.id)}`;
}

/**
 * Asked by name or id alone, Heat redirects to `…/stacks/<name>/<id>`. Only these two words are taken
 * from the redirect: its host may be one that only Heat itself can reach, and the token must not go there.
 */
async function showAnswer(heat: Service, path: string, query: string): Promise<HttpAnswer | null> {
  const first = await heat.call({ method: 'GET', path: path + query, accept: [200, 302, 404] });
  if (first.status !== 302) return first.status === 200 ? first : null;
  const target = /\/stacks\/[^/?]+\/[^/?]+/.exec(first.header('location') ?? '')?.[0];
  if (target === undefined) return null;
  const answer = await heat.call({ method: 'GET', path: target + query, accept: [200, 404] });
  return answer.status === 200 ? answer : null;
}

async function listed(heat: Service, stack: StackRef, nestedDepth: number): Promise<ListedResource[]> {
  const path = `${stackPath(stack)}/resources?nested_depth=${nestedDepth}`;
  return (await heat.get(ResourceList, path)).resources;
}

async function resources(heat: Service, stack: StackRef, nestedDepth: number): Promise<StackResource[]> {
  const all = await listed(heat, stack, nestedDepth);
  const paths = resourcePaths(all);
  return all.map((resource, i) => ({
    name: resource.resource_name,
    path: paths[i] ?? [],
    type: resource.resource_type,
    physicalId: resource.physical_resource_id ?? '',
    status: resource.resource_status,
    statusReason: resource.resource_status_reason ?? '',
    updatedAt: resource.updated_time,
  }));
}
