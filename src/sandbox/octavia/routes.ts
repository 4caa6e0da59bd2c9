import { caller, projectOf } from '../http/caller.js';
import { ServiceFault } from '../http/errors.js';
import type { Service } from '../http/service.js';
import type { Store } from '../state/store.js';

const kinds = ['loadbalancer', 'listener', 'pool', 'healthmonitor'] as const;

/** Octavia v2: to be looked at; load balancers are made by Heat here. */
export function octavia(store: Store): Service {
  return {
    prefix: '/load-balancer',
    errors: (_status, message) => ({ faultcode: 'Client', faultstring: message, debuginfo: null }),
    authenticated: true,
    routes(app) {
      for (const kind of kinds) {
        app.get(`/v2/lbaas/${kind}s`, async (request) => ({
          [`${kind}s`]: store.balancing.filter(
            (one) => one.kind === kind && (caller(request).admin || one.project_id === projectOf(request)),
          ),
        }));
        app.get<{ Params: { id: string } }>(`/v2/lbaas/${kind}s/:id`, async (request) => {
          const found = store.balancing.get(request.params.id);
          if (found?.kind !== kind) throw new ServiceFault(404, `${kind} ${request.params.id} not found.`);
          return { [kind]: found };
        });
      }
    },
  };
}
