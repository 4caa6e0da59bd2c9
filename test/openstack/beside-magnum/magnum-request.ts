import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Cloud } from '../../../src/openstack/cloud.js';
import { caller } from '../../api/client.js';

const url = 'http://127.0.0.1:9511';

/** What Heat is asked for when a stack is made. */
export interface HeatRequest {
  readonly template: unknown;
  readonly files: unknown;
  readonly environment: unknown;
}

/** Calls Heat as the one who is logged in. */
export async function heat(cloud: Cloud, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${await cloud.identity.endpoint('orchestration')}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'x-auth-token': await cloud.identity.token(), 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`Heat answered ${response.status} to ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

const Made = z.object({ uuid: z.string() });
const Shown = z.object({
  stack_id: z.string().nullable(),
  status: z.string(),
  status_reason: z.string().nullable(),
});

/**
 * What the real Magnum asks Heat for: a cluster is made by it, and taken away as soon as its stack has begun. The template
 * and cluster are given as to Magnum's API.
 */
export async function magnumRequest(
  cloud: Cloud,
  template: object,
  cluster: object,
): Promise<HeatRequest> {
  const call = caller(url, await cloud.identity.token());
  const make = async (path: string, body: object) => {
    const { status, body: made, detail } = await call('POST', path, { body });
    if (status >= 300) throw new Error(`Magnum answered ${status} to ${path}: ${detail}`);
    return Made.parse(made).uuid;
  };
  const of = await make('/v1/clustertemplates', { name: 'beside', ...template });
  const uuid = await make('/v1/clusters', { name: 'beside', cluster_template_id: of, ...cluster });
  try {
    const stack = await begun(call, uuid);
    const at = (part: string) => heat(cloud, `/stacks/${stack.name}/${stack.id}/${part}`);
    return { template: await at('template'), files: await at('files'), environment: await at('environment') };
  } finally {
    // A deletion that the conductor is too busy for ends as a failed creation, so it is asked for again.
    for (const end = Date.now() + 400_000; ; await sleep(3_000)) {
      const { status, body } = await call('GET', `/v1/clusters/${uuid}`);
      if (status === 404) break;
      if (body.status !== 'DELETE_IN_PROGRESS') await call('DELETE', `/v1/clusters/${uuid}`);
      if (Date.now() > end) throw new Error(`The real Magnum's cluster ${uuid} does not go.`);
    }
    await call('DELETE', `/v1/clustertemplates/${of}`);
  }

  async function begun(asked: typeof call, cluster: string): Promise<{ name: string; id: string }> {
    for (const end = Date.now() + 120_000; Date.now() < end; await sleep(1_000)) {
      const shown = Shown.parse((await asked('GET', `/v1/clusters/${cluster}`)).body);
      if (shown.stack_id) {
        const found = await heat(cloud, `/stacks/${shown.stack_id}`);
        const { stack } = z
          .object({ stack: z.object({ stack_name: z.string(), id: z.string() }) })
          .parse(found);
        return { name: stack.stack_name, id: stack.id };
      }
      if (shown.status === 'CREATE_FAILED') throw new Error(`Magnum: ${shown.status_reason}`);
    }
    throw new Error('The real Magnum did not begin a stack within two minutes.');
  }
}
