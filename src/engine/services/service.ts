/** Magnum's name of what runs as a conductor. */
export const conductorBinary = 'magnum-conductor';

/** Magnum's `service_down_time`: a service that has not been heard of for longer is down. Milliseconds. */
export const serviceDownTime = 180_000;

/** A conductor as it last reported (magnum.md B.4). */
export interface MagnumService {
  readonly id: number;
  readonly host: string;
  readonly binary: string;
  readonly reportCount: number;
  readonly lastSeenUp: Date | null;
  readonly disabled: boolean;
  readonly disabledReason: string | null;
  readonly forcedDown: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

/** When a service was last heard of. */
export function lastHeard(service: Pick<MagnumService, 'lastSeenUp' | 'updatedAt' | 'createdAt'>): Date {
  return service.lastSeenUp ?? service.updatedAt ?? service.createdAt;
}

/** Magnum's rule for up and down. */
export function serviceState(service: MagnumService, now = Date.now()): 'up' | 'down' {
  return !service.forcedDown && now - lastHeard(service).getTime() <= serviceDownTime ? 'up' : 'down';
}
