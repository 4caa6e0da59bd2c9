import type { FastifyRequest } from 'fastify';
import type { Service } from '../../http/service.js';
import type { HeatContext } from '../engine/context.js';
import { deliverSignal } from '../engine/signals.js';
import { HeatFault } from '../fault.js';

type Signed = { Params: { name: string; id: string; resource: string }; Querystring: { Signature?: string } };

function take(heat: HeatContext, request: FastifyRequest<Signed>): string {
  const { id, resource: name } = request.params;
  const stack = heat.store.stacks.get(id);
  const resource = stack?.resources[name];
  if (!stack || !resource) throw new HeatFault(404, 'NotFound', `The Resource (${name}) could not be found.`);
  if (!request.query.Signature || request.query.Signature !== resource.data.token) {
    throw new HeatFault(403, 'AccessDenied', 'User is not authorized to perform action');
  }
  deliverSignal(heat, stack, resource, request.body);
  return `<resource>${name}</resource>`;
}

/** Heat's CloudFormation address: pre-signed URLs of wait condition handles. */
export function cfnService(heat: HeatContext): Service {
  return {
    prefix: '/heat-cfn',
    errors: (_status, message, type) =>
      `<ErrorResponse><Error><Message>${message}</Message><Code>${type}</Code><Type>Sender</Type></Error></ErrorResponse>`,
    authenticated: false,
    routes(app) {
      for (const method of ['PUT', 'POST'] as const) {
        app.route<Signed>({
          method,
          url: '/v1/waitcondition/:arn/:name/:id/resources/:resource',
          handler: async (request, reply) => reply.type('application/xml').send(take(heat, request)),
        });
      }
    },
  };
}
