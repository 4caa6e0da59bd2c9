import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Cloud } from '../../../src/openstack/cloud.js';
import { type Call, caller } from '../../api/client.js';

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
const Found = z.object({ stack: z.object({ stack_name: z.string(), id: z.string() }) });

/**
 * What the real Magnum asks Heat for: a cluster is made by it, and taken away as soon as its stack has begun. The template
 * and cluster are given as to Magnum's API.
 */
export async function magnumRequest(cloud: Cloud, template: object, cluster: object): Promise<HeatRequest> {
  const call = caller(url, await cloud.identity.token());
  const make = async (path: string, body: object) => {
    const { status, body: made, detail } = await call('POST', path, { body });
    if (status >= 300) throw new Error(`Magnum answered ${status} to ${path}: ${detail}`);
    return Made.parse(made).uuid;
  };
  const of = await make('/v1/clustertemplates', { name: 'beside', ...template });
  const uuid = await make('/v1/clusters', { name: 'beside', cluster_template_id: of, ...cluster });
  try {
    const { stack } = Found.parse(await heat(cloud, `/stacks/${await begun(call, uuid)}`));
    const at = (part: string) => heat(cloud, `/stacks/${stack.stack_name}/${stack.id}/${part}`);
    return { template: await at('template'), files: await at('files'), environment: await at('environment') };
  } finally {
    await takeAway(call, uuid);
    await call('DELETE', `/v1/clustertemplates/${of}`);
  }
}

/** The id of the cluster's stack, once it has one. A cluster is not there (404) until Magnum's conductor has taken the request up. */
async function begun(call: Call, uuid: string): Promise<string> {
  let last = 'nothing';
  for (const end = Date.now() + 300_000; Date.now() < end; await sleep(1_000)) {
    const { status, body } = await call('GET', `/v1/clusters/${uuid}`);
    last = `${status} ${JSON.stringify(body)}`;
    const shown = status === 200 ? Shown.parse(body) : null;
    if (shown?.stack_id) return shown.stack_id;
    if (shown?.status === 'CREATE_FAILED') break;
  }
  throw new Error(`The real Magnum began no stack; it answered last: ${last}`);
}

/** A deletion that the conductor is too busy for ends as a failed creation, so it is asked for again. */
async function takeAway(call: Call, uuid: string): Promise<void> {
  for (const end = Date.now() + 400_000; ; await sleep(3_000)) {
    const { status, body } = await call('GET', `/v1/clusters/${uuid}`);
    if (status === 404) return;
    if (body.status !== 'DELETE_IN_PROGRESS') await call('DELETE', `/v1/clusters/${uuid}`);
    if (Date.now() > end) throw new Error(`The real Magnum's cluster ${uuid} does not go.`);
  }
}
