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

/** The network of that id or name that nodes can be put into. Throws in Magnum's words, with the field. */
async function requireFixedNetwork(
  cloud: Cloud,
  network: string,
  code: 'template.invalid' | 'cluster.invalid',
): Promise<{ id: string }> {
  const networks = (await cloud.neutron.networks()).filter(({ external }) => !external);
  const found = networks.find(({ id, name }) => id === network || name === network);
  if (found) return found;
  throw new EngineError(code, `Unable to find fixed network ${network}.`, {
    field: 'fixedNetwork',
    hint: among(
      'networks',
      networks.map(({ name }) => name),
    ),
  });
}

/** Throws in Magnum's words unless Neutron has a subnet of that id or name, and in that network where one is given. */
async function requireFixedSubnet(
  cloud: Cloud,
  subnet: string,
  network: { id: string } | null,
  code: 'template.invalid' | 'cluster.invalid',
): Promise<void> {
  const subnets = (await cloud.neutron.subnets()).filter(
    ({ networkId }) => network === null || networkId === network.id,
  );
  if (subnets.some(({ id, name }) => id === subnet || name === subnet)) return;
  throw new EngineError(code, `Unable to find fixed subnet ${subnet}.`, {
    field: 'fixedSubnet',
    hint: among(
      network ? 'subnets of that network' : 'subnets',
      subnets.map(({ name }) => name),
    ),
  });
}

/** Throws as the two above unless a network and a subnet that are named are there, and fit. */
export async function requireFixed(
  cloud: Cloud,
  {
    fixedNetwork,
    fixedSubnet,
  }: { readonly fixedNetwork?: string | null | undefined; readonly fixedSubnet?: string | null | undefined },
  code: 'template.invalid' | 'cluster.invalid',
): Promise<void> {
  const network = fixedNetwork ? await requireFixedNetwork(cloud, fixedNetwork, code) : null;
  if (fixedSubnet) await requireFixedSubnet(cloud, fixedSubnet, network, code);
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
