import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const faultSchema = z.object({
  /** The service's path prefix without slashes: `heat`, `compute`, … Any when absent. */
  service: z.string().optional(),
  method: z.string().optional(),
  /** A regular expression for the path. */
  path: z.string().optional(),
  /** The status to answer with; absent: the request goes on after the delay. */
  status: z.number().int().min(200).max(599).optional(),
  times: z.number().int().min(1).default(1),
  body: z.unknown().optional(),
  delayMs: z.number().int().min(0).default(0),
});

type Fault = z.infer<typeof faultSchema>;

function matches(fault: Fault, method: string, path: string): boolean {
  return (
    fault.times > 0 &&
    (fault.service === undefined || path.startsWith(`/${fault.service}/`)) &&
    (fault.method === undefined || fault.method.toUpperCase() === method) &&
    (fault.path === undefined || new RegExp(fault.path).test(path))
  );
}

/**
 * Faults on request, for tests: `POST /sandbox/faults` adds one, `DELETE /sandbox/faults` forgets all. The first
 * that matches a request is used up by one.
 */
export function addFaults(app: FastifyInstance): void {
  let faults: Fault[] = [];
  app.post('/sandbox/faults', async (request, reply) => {
    const parsed = faultSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: z.prettifyError(parsed.error) });
    faults.push(parsed.data);
    return reply.code(201).send({ faults: faults.length });
  });
  app.delete('/sandbox/faults', async (_request, reply) => {
    faults = [];
    return reply.code(204).send();
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/sandbox/')) return undefined;
    const fault = faults.find((one) => matches(one, request.method, request.url));
    if (!fault) return undefined;
    fault.times -= 1;
    faults = faults.filter((one) => one.times > 0);
    if (fault.delayMs > 0) await sleep(fault.delayMs);
    if (fault.status === undefined) return undefined;
    const body = fault.body ?? {
      error: { code: fault.status, title: 'Fault', message: 'A fault that was asked for' },
    };
    return reply.code(fault.status).send(body);
  });
}
