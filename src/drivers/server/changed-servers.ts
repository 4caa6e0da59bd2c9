import type { DriverInput } from '../driver.js';

/** {@link Driver.atOnce} of templates that change their servers so. */
export const atOnce = { update_max_batch_size: '1000' } as const;

/**
 * The parameters with which Heat has running servers change themselves, so many of a group at a time: each finds the number of the
 * change and `settings` in its metadata (`upgrade.sh`). `heatParams` are the settings of servers that are built later.
 */
export function changedServers(
  { upgrades }: Pick<DriverInput, 'upgrades'>,
  settings: Readonly<Record<string, string>>,
  maxBatchSize: number,
  heatParams: string,
): Readonly<Record<string, unknown>> {
  return {
    upgrade: { magnum_upgrade: String(upgrades), ...settings },
    signals: upgrades + 1,
    update_max_batch_size: maxBatchSize,
    heat_params: heatParams,
  };
}
