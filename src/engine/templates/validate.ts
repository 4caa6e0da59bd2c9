import type { Driver } from '../../drivers/driver.js';
import type { Cloud } from '../../openstack/cloud.js';
import type { Caller } from '../caller.js';
import { imageDistro, requireExternalNetwork, requireFlavors } from '../cloud-names.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { listedOnce, requireFixed, requireRoomBeside } from '../fixed-network.js';
import { requirePlace } from '../placement.js';
import { allows } from '../policy.js';
import { checkProxies } from './addresses.js';
import { checkAbility, checkDrivers, checkLabels, checkStorage, requireDriver } from './checks.js';
import type { TemplateAsked } from './input.js';
import type { ClusterTemplate } from './template.js';

type Field = keyof TemplateAsked;

/** What says which addresses nodes, and what runs on them, have. */
const addressFields: readonly Field[] = ['fixedNetwork', 'fixedSubnet', 'labels', 'networkDriver'];

/**
 * Checks a template as Magnum does, in Magnum's order, and its proxies first, which Magnum does not look at: driver, network and volume driver, storage, labels, then what
 * lives in the cloud. Of that only what `changed` names is asked for: Glance, Nova and Neutron answer for a new template
 * what they need not answer again for a changed name. Throws EngineError with the field at fault; answers the
 * image's distribution and the driver.
 */
export async function validateTemplate(
  engine: Engine,
  cloud: Cloud,
  asked: TemplateAsked,
  changed: ReadonlySet<Field>,
  before: Pick<ClusterTemplate, 'clusterDistro'> | null = null,
): Promise<{ clusterDistro: string; driver: Driver }> {
  checkProxies(asked, changed);
  const clusterDistro =
    before && !changed.has('imageId') ? before.clusterDistro : await imageDistro(cloud, asked.imageId);
  const driver = requireDriver(engine, asked.serverType, clusterDistro, asked.coe);
  checkDrivers(driver, asked);
  checkStorage(asked);
  checkLabels(driver, asked.labels, 'template.invalid');
  const request = {
    ...asked,
    insecureRegistry: asked.insecureRegistry ?? null,
    volumeDriver: asked.volumeDriver ?? null,
    networkDriver: asked.networkDriver ?? null,
    fixedNetwork: asked.fixedNetwork ?? null,
    fixedSubnet: asked.fixedSubnet ?? null,
    dockerVolumeSize: asked.dockerVolumeSize ?? null,
  };
  checkAbility(driver, request, 'template.invalid');
  const flavors = [
    { field: 'flavor', flavor: changed.has('flavorId') ? asked.flavorId : undefined },
    { field: 'masterFlavor', flavor: changed.has('masterFlavorId') ? asked.masterFlavorId : undefined },
  ];
  await requireFlavors(cloud, flavors, 'template.invalid');
  if (changed.has('labels') || changed.has('dockerVolumeSize'))
    await requirePlace(cloud, request, 'template.invalid');
  if (asked.externalNetworkId && changed.has('externalNetworkId')) {
    await requireExternalNetwork(cloud, asked.externalNetworkId);
  }
  const lists = listedOnce(cloud);
  if (changed.has('fixedNetwork') || changed.has('fixedSubnet'))
    await requireFixed(lists, asked, 'template.invalid');
  if (addressFields.some((field) => changed.has(field)))
    await requireRoomBeside(lists, driver, request, 'template.invalid');
  return { clusterDistro, driver };
}

/** Every field: for a template that is new. */
export const everyField = (asked: TemplateAsked): ReadonlySet<Field> =>
  new Set(Object.keys(asked) as Field[]);

/** Throws `policy.forbidden` in Magnum's words when the caller may not show templates to all, or hide them. */
export function requirePublisher(engine: Engine, caller: Caller, template?: ClusterTemplate): void {
  if (allows(engine, caller, 'clustertemplate:publish', template)) return;
  throw new EngineError(
    'policy.forbidden',
    'Not authorized to set public or hidden flag for cluster template.',
    { field: 'public', hint: 'Ask an admin to do it.' },
  );
}
