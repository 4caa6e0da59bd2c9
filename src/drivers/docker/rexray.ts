import type { DriverInput } from '../driver.js';
import type { HeatParams } from '../server/heat-params.js';

/** Settings that `rexray.sh` reads; `preempt` is the label `rexray_preempt`. */
export function rexrayParams({ volumeDriver }: DriverInput, preempt = 'false'): HeatParams {
  return { VOLUME_DRIVER: volumeDriver ?? '', REXRAY_PREEMPT: preempt.toLowerCase() };
}
