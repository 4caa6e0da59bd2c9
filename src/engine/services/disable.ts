import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { nearest } from '../nearest.js';
import { requireShort } from '../notes.js';
import type { Request } from '../operations/begin.js';
import { authorize } from '../policy.js';
import { listServices, saveService } from '../store/services.js';
import { conductorBinary, type MagnumService } from './service.js';

/** A conductor to take out of service, with the reason that `service-list` shows; or, disabled or not, to take back. */
export type ServiceChange =
  | { readonly host: string; readonly disabled: true; readonly reason: string | null }
  | { readonly host: string; readonly disabled: false };

/**
 * Disables a conductor, or enables it again: a disabled one goes on with what it has begun, and begins nothing new. Throws
 * `policy.forbidden`, `service.invalid` for a reason that is too long, and `service.not_found` where no conductor of that host is known.
 */
export async function changeService(
  engine: Engine,
  caller: Caller,
  change: ServiceChange,
  request: Request = {},
): Promise<MagnumService> {
  authorize(engine, caller, 'magnum-service:update');
  if (change.disabled) requireShort(change.reason ?? '', 'reason', 'service.invalid');
  const service = await engine.db.write(async (tx) => {
    const all = await listServices(tx);
    const found = all.find(({ host, binary }) => host === change.host && binary === conductorBinary);
    if (!found) throw unknownHost(change.host, all);
    const said = { disabled: change.disabled, disabledReason: change.disabled ? change.reason : null };
    await saveService(tx, found.id, said);
    await appendAudit(tx, caller, {
      action: change.disabled ? 'service-disable' : 'service-enable',
      target: { kind: 'service', id: String(found.id), name: found.host },
      input: change,
      outcome: 'finished',
      origin: request.origin,
    });
    return { ...found, ...said };
  });
  engine.wake.conductor.notify();
  return service;
}

function unknownHost(host: string, all: readonly MagnumService[]): EngineError {
  return new EngineError('service.not_found', `Conductor ${host} could not be found.`, {
    field: 'host',
    hint: nearest(
      'host',
      host,
      all.map((each) => each.host),
    ),
  });
}
