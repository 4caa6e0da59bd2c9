import type { Cloud } from '../openstack/cloud.js';
import { EngineError } from './errors.js';

/** Checks of names that live in the cloud: Glance, Nova, Neutron. Texts are Magnum's; hints list what there is. */

/** "Flavors here: a, b and 3 more." */
export function among(what: string, names: readonly string[]): string {
  if (names.length === 0) return `There are no ${what} here.`;
  const shown = [...names].sort().slice(0, 12);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  return `${what[0]?.toUpperCase()}${what.slice(1)} here: ${shown.join(', ')}${more}.`;
}

/** The `os_distro` of an image by id or name. Throws `template.invalid` naming the field `image`. */
export async function imageDistro(cloud: Cloud, image: string): Promise<string> {
  const [found] = await cloud.glance.find(image);
  if (!found) {
    const names = (await cloud.glance.images()).map(({ name }) => name);
    throw new EngineError('template.invalid', `Image ${image} could not be found.`, {
      field: 'image',
      hint: among('images', names),
    });
  }
  if (!found.osDistro) {
    throw new EngineError('template.invalid', `Image ${image} doesn't contain os_distro field.`, {
      field: 'image',
      hint: `Set it with: openstack image set --property os_distro=fedora-atomic ${image}`,
    });
  }
  return found.osDistro;
}

/** Throws when Nova has no flavor of that id or name. Null is not checked. */
export async function requireFlavors(
  cloud: Cloud,
  wanted: readonly { field: string; flavor: string | null | undefined }[],
  code: 'template.invalid' | 'cluster.invalid',
): Promise<void> {
  const named = wanted.filter(({ flavor }) => flavor);
  if (named.length === 0) return;
  const flavors = await cloud.nova.flavors();
  for (const { field, flavor } of named) {
    if (flavors.some(({ id, name }) => id === flavor || name === flavor)) continue;
    throw new EngineError(code, `Unable to find flavor ${flavor}.`, {
      field,
      hint: among(
        'flavors',
        flavors.map(({ name }) => name),
      ),
    });
  }
}

/** Throws unless Neutron has an external network of that id or name. */
export async function requireExternalNetwork(cloud: Cloud, network: string): Promise<void> {
  const networks = await cloud.neutron.networks({ external: true });
  if (networks.some(({ id, name }) => id === network || name === network)) return;
  throw new EngineError('template.invalid', `Unable to find external network ${network}.`, {
    field: 'externalNetwork',
    hint: among(
      'external networks',
      networks.map(({ name }) => name),
    ),
  });
}
