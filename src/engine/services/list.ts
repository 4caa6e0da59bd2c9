import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { authorize } from '../policy.js';
import { listServices as list } from '../store/services.js';
import { type MagnumService, serviceState } from './service.js';

/** Every conductor, and whether it is up. Throws `policy.forbidden`. */
export async function listServices(
  engine: Engine,
  caller: Caller,
): Promise<(MagnumService & { readonly state: 'up' | 'down' })[]> {
  authorize(engine, caller, 'magnum-service:get_all');
  const services = await list(engine.db.read);
  return services.map((service) => ({ ...service, state: serviceState(service) }));
}
