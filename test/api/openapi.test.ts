import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '../../src/api/routes.js';
import { createCluster } from '../../src/engine/clusters/create.js';
import { type Lab, startLab } from '../engine/lab.js';
import { type Call, callersOf } from './client.js';

const Operation = z.object({
  parameters: z.array(z.looseObject({ name: z.string().optional(), in: z.string().optional() })),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: z.looseObject({}) }) }) })
    .optional(),
  responses: z.record(z.string(), z.unknown()),
});
const Description = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

const secret = 'a-name-that-nobody-else-may-see';

describe('the description of the API', () => {
  let lab: Lab;
  let demo: Call;
  let admin: Call;
  let described: z.infer<typeof Description>;
  beforeAll(async () => {
    lab = await startLab();
    ({ demo, admin } = await callersOf(lab));
    described = Description.parse((await demo('GET', '/v1/openapi.json', { token: null })).body);
    // A cluster of another project: whatever demo asks, nothing of it may come back.
    const foreign = { ...lab.caller, projectId: 'another-project', projectName: secret };
    const { cluster } = await createCluster(
      {
        ...lab.engine,
        clouds: { ...lab.engine.clouds, forCaller: () => lab.engine.clouds.forCaller(lab.caller) },
      },
      { ...foreign, roles: ['admin'] },
      { name: secret, clusterTemplate: 'swarm', labels: { hidden: secret } },
    );
    expect(cluster.name).toBe(secret);
  });
  afterAll(() => lab?.stop());

  it('names every route that is served, and no other', () => {
    const named = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(named.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('names the very attributes that are taken, and none that only the server says', () => {
    const body = described.paths['/clusters']?.post?.requestBody?.content['application/json'].schema;
    expect(body).toMatchObject({ required: ['cluster_template_id'], additionalProperties: false });
    expect(Object.keys(Object(body?.properties))).toContain('node_count');
    expect(Object.keys(Object(body?.properties))).not.toContain('stack_id');
  });

  it('tells the truth about what is answered', async () => {
    const cases: readonly [string, string][] = [
      ['/clusters', '/v1/clusters'],
      ['/clusters/detail', '/v1/clusters/detail'],
      ['/bays', '/v1/bays'],
      ['/bays/detail', '/v1/bays/detail'],
      ['/clustertemplates', '/v1/clustertemplates'],
      ['/baymodels/{template}', '/v1/baymodels/swarm'],
      ['/clusters/{cluster}', `/v1/clusters/${secret}`],
      ['/clusters/{cluster}/nodegroups', `/v1/clusters/${secret}/nodegroups`],
      ['/clusters/{cluster}/nodegroups/{nodegroup}', `/v1/clusters/${secret}/nodegroups/default-worker`],
      ['/stats', '/v1/stats'],
      ['/mservices', '/v1/mservices'],
      ['/quotas', '/v1/quotas'],
    ];
    for (const [path, url] of cases) {
      const route = routes.find((each) => each.method === 'GET' && each.path === path);
      const answer = await admin('GET', url);
      expect([url, answer.status]).toEqual([url, 200]);
      const result = route?.gives.schema?.safeParse(answer.body);
      expect([url, result?.error?.issues ?? []]).toEqual([url, []]);
      // Nothing is answered that is not described.
      expect([url, unknownKeys(route?.gives.schema ?? null, answer.body)]).toEqual([url, []]);
    }
  });

  it('holds for requests at random: no fault, no wait, nothing of another project', async () => {
    const all = routes.map((route) => ({
      route,
      body: described.paths[route.path]?.[route.method.toLowerCase()],
    }));
    await fc.assert(
      fc.asyncProperty(
        fc
          .constantFrom(...all)
          .chain(({ route, body }) => request(route.method, route.path, route.query, body)),
        async ({ method, path, body, version }) => {
          const answer = await demo(method, path, { version, ...(body === undefined ? {} : { body }) });
          expect([answer.status < 500, answer.status, path, answer.detail]).toEqual([
            true,
            answer.status,
            path,
            answer.detail,
          ]);
          // A name that was sent may be repeated; what belongs to it may not.
          expect(JSON.stringify(answer.body)).not.toContain('another-project');
          if (!path.includes(secret)) expect(JSON.stringify(answer.body)).not.toContain(secret);
          if (path.includes(secret)) expect(answer.status).toBeGreaterThanOrEqual(400);
        },
      ),
      {
        numRuns: Number(process.env.FUZZ_RUNS ?? 300),
        seed: Number(process.env.FUZZ_SEED ?? 1),
        endOnFailure: true,
      },
    );
    expect((await admin('GET', `/v1/clusters/${secret}`)).body).toMatchObject({
      name: secret,
      node_count: 1,
    });
  }, 60_000);
});

/** Paths of attributes that a schema does not have. */
function unknownKeys(schema: z.ZodType | null, value: unknown): string[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(Object(value)).flatMap(([name, inner]) => {
    const known = schema.shape[name];
    if (!known) return [name];
    if (known instanceof z.ZodArray && Array.isArray(inner)) {
      return inner.flatMap((each) =>
        unknownKeys(known.element as z.ZodType, each).map((key) => `${name}.${key}`),
      );
    }
    return unknownKeys(known, inner).map((key) => `${name}.${key}`);
  });
}

const names = [
  'swarm',
  'nope',
  secret,
  'default-worker',
  'Cluster',
  'detail',
  '%00',
  '..%2f',
  "' OR 1=1",
  '名字',
];
const odd = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    2 ** 40,
    1.5,
    '',
    'x',
    'swarm',
    [],
    {},
    { a: 'b' },
    'x'.repeat(300),
    '2',
  ),
  fc.string({ maxLength: 20 }),
);

/** A request of a route: what is described, and what is not. */
function request(
  method: string,
  path: string,
  query: object | undefined,
  described: z.infer<typeof Operation> | undefined,
) {
  const parts = path.split(/\{\w+\}/);
  const schema = described?.requestBody?.content['application/json'].schema;
  const attributes = Object.keys(Object(schema?.properties));
  const step = fc.record({
    op: fc.constantFrom('add', 'replace', 'remove', 'move'),
    path: fc.constantFrom(
      '/node_count',
      '/name',
      '/labels/x',
      '/labels',
      '/uuid',
      '/min_node_count',
      'x',
      '/public',
    ),
    value: odd,
  });
  const body =
    schema === undefined
      ? fc.constant(undefined)
      : schema.type === 'array'
        ? fc.oneof(fc.array(step, { maxLength: 3 }), odd)
        : fc.oneof(
            {
              weight: 4,
              arbitrary: fc.dictionary(fc.constantFrom(...attributes, 'bogus'), odd, { maxKeys: 5 }),
            },
            { weight: 1, arbitrary: odd },
          );
  return fc
    .record({
      names: fc.array(fc.constantFrom(...names), {
        minLength: parts.length - 1,
        maxLength: parts.length - 1,
      }),
      query: fc.dictionary(
        fc.constantFrom(...Object.keys(query ?? {}), 'bogus'),
        fc.constantFrom('1', '', 'x', '0', 'True', 'name'),
        { maxKeys: 2 },
      ),
      body,
      version: fc.constantFrom('latest', '1.1', '1.2', '1.9'),
    })
    .map(({ names: said, query: asked, body: sent, version }) => {
      const filled = parts.map((part, index) => part + encodeURIComponent(said[index] ?? '')).join('');
      const search = new URLSearchParams(asked).toString();
      return { method, path: `/v1${filled}${search ? `?${search}` : ''}`, body: sent, version };
    });
}
