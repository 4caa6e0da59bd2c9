import { z } from 'zod';
import { greatestMinor, leastMinor } from '../request/version.js';
import type { Route } from '../route.js';

type Json = Readonly<Record<string, unknown>>;

/** A schema as JSON Schema; what nobody may send is left out. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (!(zodSchema instanceof z.ZodObject) || !jsonSchema.properties) return;
      for (const [name, property] of Object.entries(zodSchema.shape)) {
        if (isUnsaid(property)) delete jsonSchema.properties[name];
      }
    },
  });
  return rest;
}

function isUnsaid(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodOptional) return isUnsaid(schema.unwrap());
  return schema._zod.def.type === 'undefined';
}

const content = (schema: Json) => ({ 'application/json': { schema } });

const ErrorSchema: Json = {
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          request_id: { type: 'string' },
          code: { type: 'string' },
          status: { type: 'integer' },
          title: { type: 'string' },
          detail: { type: 'string' },
          links: { type: 'array', items: { type: 'object' } },
        },
      },
    },
  },
};

function operation(route: Route): Json {
  const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const { status, schema } = route.gives;
  return {
    summary: route.summary,
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[^A-Za-z]+(\w?)/g, (_all, letter: string) => letter.toUpperCase())}`,
    tags: [route.path.split('/')[1] ?? ''],
    ...(route.since ? { 'x-openstack-min-version': `1.${route.since.minor}` } : {}),
    parameters: [
      ...named.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...Object.keys(route.query ?? {}).map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
      { $ref: '#/components/parameters/microversion' },
    ],
    ...(route.takes
      ? {
          requestBody: {
            required: route.takes.argument !== 'patch',
            content: content(schemaOf(route.takes.schema, 'input')),
          },
        }
      : {}),
    responses: {
      [status]: {
        description: route.summary,
        ...(schema ? { content: content(schemaOf(schema, 'output')) } : {}),
      },
      default: { $ref: '#/components/responses/error' },
    },
  };
}

/** The description of the API in OpenAPI 3.1, made of the routes that are served. */
export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Container Infrastructure Management API',
      description: "OpenStack Magnum's API, version 1.",
      version: `1.${greatestMinor}`,
    },
    servers: [{ url: '/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' } },
      parameters: {
        microversion: {
          name: 'OpenStack-API-Version',
          in: 'header',
          description: `container-infra 1.${leastMinor} to 1.${greatestMinor}, or container-infra latest; 1.${leastMinor} where it is left out`,
          schema: { type: 'string' },
        },
      },
      responses: { error: { description: 'It was refused', content: content(ErrorSchema) } },
    },
  };
}
