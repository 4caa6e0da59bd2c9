import type { Image as CloudImage, Glance } from '../cloud.js';
import { parseAnswer } from '../http/answer.js';
import { listAll } from '../pages.js';
import type { Service } from '../service.js';
import { Image } from './schema.js';

/** Glance's API, version 2. */
export function createGlance(glance: Service): Glance {
  return {
    images: async () => (await listAll(glance, Image, 'images', '/images')).map(imageOf),
    async find(idOrName) {
      const path = `/images/${encodeURIComponent(idOrName)}`;
      const answer = await glance.call({ method: 'GET', path, accept: [200, 404] });
      if (answer.status === 200) return [imageOf(parseAnswer(Image, glance.name, answer))];
      const named = await listAll(
        glance,
        Image,
        'images',
        `/images?${new URLSearchParams({ name: inList(idOrName) })}`,
      );
      return named.map(imageOf).filter((image) => image.name === idOrName);
    },
  };
}

/** Glance reads an operator before a colon (`in:`, `eq:`) in a filter's value; quoted in a list, any name is only a name. */
function inList(name: string): string {
  return `in:"${name.replace(/["\\]/g, '\\$&')}"`;
}

function imageOf(image: Image): CloudImage {
  return {
    id: image.id,
    name: image.name ?? '',
    osDistro: image.os_distro || null,
    status: image.status,
    minRam: image.min_ram ?? 0,
    minDisk: image.min_disk ?? 0,
  };
}
