import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isoSeconds } from '../../clock.js';
import { caller } from '../../http/caller.js';
import { heatError } from '../../http/errors.js';
import { single } from '../../http/query.js';
import type { Service } from '../../http/service.js';
import { type HeatContext, sourceOf } from '../engine/context.js';
import type { StackRecord } from '../engine/records.js';
import { endStack } from '../engine/stacks.js';
import { templateOf } from '../engine/templates.js';
import { HeatFault } from '../fault.js';
import { createStack, previewStack, updateStack, validateTemplate } from './changes.js';
import { inspectionRoutes } from './inspection.js';
import { listStacks } from './listing.js';
import { findStack, redirect, type StackParams, stackNotFound, stackOf } from './lookup.js';
import { shownOutput, stackDetail, stackUrl } from './shapes.js';

type OnStack = { Params: StackParams; Querystring: Record<string, string> };

const ACCEPTED = {
  message: 'The request is accepted for processing.<br /><br />\n\n\n',
  code: '202 Accepted',
  title: 'Accepted',
};
const STACK = '/v1/:tenant/stacks/:name/:id';

/** Whoever knows only a stack's name (or only its id) is sent on to its whole address. */
function lookupRoutes(app: FastifyInstance, heat: HeatContext): void {
  const byName = '/v1/:tenant/stacks/:name';
  const parts = ['resources', 'events', 'template', 'outputs', 'environment', 'files', 'actions'];
  const urls = [byName, ...parts.flatMap((part) => [`${byName}/${part}`, `${byName}/${part}/*`])];
  for (const url of urls) {
    app.route<OnStack>({
      method: url === byName ? ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] : ['GET', 'POST'],
      url,
      handler: async (request, reply) => {
        const stack = findStack(heat, request, request.params.name);
        if (!stack) throw stackNotFound(request.params.name);
        const rest = request.url.slice(request.url.indexOf('/stacks/') + '/stacks/'.length);
        return redirect(heat, reply, stack, rest.slice((rest.split(/[/?]/)[0] ?? '').length));
      },
    });
  }
}

function stackRoutes(app: FastifyInstance, heat: HeatContext): void {
  app.get('/v1/:tenant/stacks', async (request) => listStacks(heat, request));
  app.post('/v1/:tenant/stacks', async (request, reply) => {
    const stack = createStack(heat, request);
    const url = stackUrl(heat, stack);
    return reply
      .code(201)
      .header('Location', url)
      .send({ stack: { id: stack.id, links: [{ href: url, rel: 'self' }] } });
  });
  app.post('/v1/:tenant/stacks/preview', async (request) => ({ stack: previewStack(heat, request) }));
  app.post('/v1/:tenant/validate', async (request) => validateTemplate(heat, request));
  app.get<OnStack>(STACK, async (request) => {
    const outputs = single(request.query.resolve_outputs)?.toLowerCase() !== 'false';
    return { stack: stackDetail(heat, stackOf(heat, request), outputs) };
  });
  app.put<OnStack>(STACK, async (request, reply) => {
    updateStack(heat, stackOf(heat, request, false), request, false);
    return reply.code(202).send(ACCEPTED);
  });
  app.patch<OnStack>(STACK, async (request, reply) => {
    updateStack(heat, stackOf(heat, request, false), request, true);
    return reply.code(202).send(ACCEPTED);
  });
  app.delete<OnStack>(STACK, async (request, reply) => {
    endStack(heat, stackOf(heat, request, false));
    return reply.code(204).send();
  });
  app.post<OnStack>(`${STACK}/actions`, async (request) => {
    act(heat, request);
    return null;
  });
}

/** Suspends or resumes a stack at rest: as a whole and at once, its servers show nothing of it. */
function setAside(heat: HeatContext, stack: StackRecord, action: 'suspend' | 'resume'): void {
  if (stack.status === 'IN_PROGRESS')
    throw new HeatFault(
      409,
      'ActionInProgress',
      `Stack ${stack.name} already has an action (${stack.action}) in progress.`,
    );
  const now = action === 'suspend' ? 'SUSPEND' : 'RESUME';
  const reason = `Stack ${now} completed successfully`;
  Object.assign(stack, { action: now, status: 'COMPLETE', reason, updatedAt: isoSeconds() });
  heat.store.stacks.put(stack);
}

function act(heat: HeatContext, request: FastifyRequest<OnStack>): void {
  const stack = stackOf(heat, request, false);
  const [action] = Object.keys((request.body ?? {}) as object);
  if (action === 'check') {
    const reason = "Stack CHECK completed successfully. 'CHECK' not fully supported (see resources)";
    Object.assign(stack, { action: 'CHECK', status: 'COMPLETE', reason });
    heat.store.stacks.put(stack);
  } else if (action === 'suspend' || action === 'resume') {
    setAside(heat, stack, action);
  } else if (action === 'cancel_update' && stack.action === 'UPDATE' && stack.status === 'IN_PROGRESS') {
    const previous = stack.previous;
    if (previous) Object.assign(stack, { parameters: previous.parameters, sourceId: previous.sourceId });
    Object.assign(stack, {
      action: 'ROLLBACK',
      traversal: stack.traversal + 1,
      reason: 'Stack ROLLBACK started',
    });
    heat.store.stacks.put(stack);
    heat.wake(stack.id);
  } else {
    throw new HeatFault(400, 'HTTPBadRequest', `Invalid action ${action ?? ''} specified`);
  }
}

function contentRoutes(app: FastifyInstance, heat: HeatContext): void {
  const source = (request: FastifyRequest<OnStack>) => sourceOf(heat, stackOf(heat, request));
  app.get<OnStack>(`${STACK}/outputs`, async (request) => {
    const stack = stackOf(heat, request);
    const { outputs } = templateOf(sourceOf(heat, stack), stack.body);
    return {
      outputs: Object.entries(outputs).map(([key, one]) => ({
        output_key: key,
        description: one.description,
      })),
    };
  });
  app.get<{ Params: StackParams & { key: string } }>(`${STACK}/outputs/:key`, async (request) => {
    const stack = stackOf(heat, request);
    const template = templateOf(sourceOf(heat, stack), stack.body);
    if (!Object.hasOwn(template.outputs, request.params.key)) {
      throw new HeatFault(404, 'NotFound', `Specified output key ${request.params.key} not found.`);
    }
    return { output: shownOutput(heat, stack, template, request.params.key) };
  });
  app.get<OnStack>(`${STACK}/template`, async (request) => {
    const stack = stackOf(heat, request);
    return templateOf(sourceOf(heat, stack), stack.body).raw;
  });
  app.get<OnStack>(`${STACK}/environment`, async (request) => ({
    ...source(request).environment,
    event_sinks: [],
    encrypted_param_names: [],
  }));
  app.get<OnStack>(`${STACK}/files`, async (request) => source(request).files);
}

/** Heat v1. */
export function heatService(heat: HeatContext): Service {
  return {
    prefix: '/heat',
    errors: heatError,
    authenticated: true,
    routes(app) {
      app.addHook<{ Params: Partial<StackParams> }>('preHandler', async (request) => {
        const { projectId, admin } = caller(request);
        if (request.params.tenant !== undefined && request.params.tenant !== projectId && !admin) {
          throw new HeatFault(403, 'Forbidden', 'You are not authorized to complete this action.');
        }
      });
      lookupRoutes(app, heat);
      stackRoutes(app, heat);
      contentRoutes(app, heat);
      inspectionRoutes(app, heat);
    },
  };
}
