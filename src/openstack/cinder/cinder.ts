import { allowance } from '../allowance.js';
import type { Cinder } from '../cloud.js';
import { listAll } from '../pages.js';
import type { Service } from '../service.js';
import { Limits, Volume, VolumeType } from './schema.js';

/** Cinder's API, version 3. */
export function createCinder(cinder: Service): Cinder {
  return {
    volumeTypes: () => listAll(cinder, VolumeType, 'volume_types', '/types'),
    async volumes() {
      const listed = await listAll(cinder, Volume, 'volumes', '/volumes/detail');
      return listed.map((volume) => ({ ...volume, name: volume.name ?? '' }));
    },
    async limits() {
      const { absolute } = (await cinder.get(Limits, '/limits')).limits;
      return {
        volumes: allowance(absolute.maxTotalVolumes, absolute.totalVolumesUsed),
        gigabytes: allowance(absolute.maxTotalVolumeGigabytes, absolute.totalGigabytesUsed),
      };
    },
  };
}
