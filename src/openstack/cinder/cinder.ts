import type { Cinder } from '../cloud.js';
import { listAll } from '../pages.js';
import type { Service } from '../service.js';
import { Volume, VolumeType } from './schema.js';

/** Cinder's API, version 3. */
export function createCinder(cinder: Service): Cinder {
  return {
    volumeTypes: () => listAll(cinder, VolumeType, 'volume_types', '/types'),
    async volumes() {
      const listed = await listAll(cinder, Volume, 'volumes', '/volumes/detail');
      return listed.map((volume) => ({ ...volume, name: volume.name ?? '' }));
    },
  };
}
