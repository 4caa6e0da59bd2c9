import { randomUUID } from 'node:crypto';
import type { Driver } from '../../drivers/driver.js';
import type { Caller } from '../caller.js';
import { imageDistro, requireExternalNetwork, requireFlavors } from '../cloud-names.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { generateName } from '../names.js';
import { authorize } from '../policy.js';
import { insertEvent } from '../store/events.js';
import { insertTemplate } from '../store/templates.js';
import { parseInput } from '../validation.js';
import { TemplateInput } from './input.js';
import type { ClusterTemplate } from './template.js';

/**
 * Makes a cluster template after Magnum's checks in Magnum's order (magnum.md B.1): types, driver, network and
 * volume driver, storage, image, flavors, external network, who may publish. The keypair is checked when a
 * cluster is made. Throws EngineError `template.invalid` or `policy.forbidden`; nothing is stored then.
 */
export async function createClusterTemplate(
  engine: Engine,
  caller: Caller,
  input: TemplateInput,
): Promise<ClusterTemplate> {
  authorize(caller, 'clustertemplate:create');
  const asked = parseInput(TemplateInput, input, 'template.invalid');
  const cloud = engine.clouds.forCaller(caller);
  const clusterDistro = await imageDistro(cloud, asked.imageId);
  const driver = requireDriver(engine, asked.serverType, clusterDistro, asked.coe);
  checkDrivers(driver, asked);
  checkStorage(asked);
  await requireFlavors(
    cloud,
    [
      { field: 'flavor', flavor: asked.flavorId },
      { field: 'masterFlavor', flavor: asked.masterFlavorId },
    ],
    'template.invalid',
  );
  if (asked.externalNetworkId) await requireExternalNetwork(cloud, asked.externalNetworkId);
  if (asked.public || asked.hidden) authorize(caller, 'clustertemplate:publish');

  const template: ClusterTemplate = {
    uuid: randomUUID(),
    projectId: caller.projectId,
    userId: caller.userId,
    name: asked.name ?? generateName('template'),
    coe: asked.coe,
    imageId: asked.imageId,
    clusterDistro,
    serverType: asked.serverType,
    keypairId: asked.keypairId ?? null,
    externalNetworkId: asked.externalNetworkId ?? null,
    flavorId: asked.flavorId ?? null,
    masterFlavorId: asked.masterFlavorId ?? null,
    fixedNetwork: asked.fixedNetwork ?? null,
    fixedSubnet: asked.fixedSubnet ?? null,
    networkDriver: asked.networkDriver ?? driver.networkDrivers[0],
    volumeDriver: asked.volumeDriver ?? null,
    dnsNameserver: asked.dnsNameserver ?? null,
    apiserverPort: asked.apiserverPort ?? null,
    dockerVolumeSize: asked.dockerVolumeSize ?? null,
    dockerStorageDriver: asked.dockerStorageDriver ?? null,
    httpProxy: asked.httpProxy ?? null,
    httpsProxy: asked.httpsProxy ?? null,
    noProxy: asked.noProxy ?? null,
    insecureRegistry: asked.insecureRegistry ?? null,
    registryEnabled: asked.registryEnabled,
    tlsDisabled: asked.tlsDisabled,
    public: asked.public,
    hidden: asked.hidden,
    tags: asked.tags ?? null,
    labels: asked.labels,
    masterLbEnabled: asked.masterLbEnabled,
    floatingIpEnabled: asked.floatingIpEnabled,
    createdAt: new Date(),
    updatedAt: null,
  };
  await engine.db.write(async (tx) => {
    await insertTemplate(tx, template);
    await insertEvent(tx, {
      projectId: caller.projectId,
      body: { type: 'template.created', name: template.name, uuid: template.uuid },
    });
  });
  return template;
}

/** The driver of a cluster type. Throws `driver.not_found` in Magnum's words, with the types there are. */
export function requireDriver(
  engine: Engine,
  serverType: ClusterTemplate['serverType'],
  osDistro: string,
  coe: ClusterTemplate['coe'],
): Driver {
  const driver = engine.drivers.find({ serverType, osDistro, coe });
  if (driver) return driver;
  const types = engine.drivers.all
    .flatMap(({ keys }) => keys)
    .map((key) => `(${key.serverType}, ${key.osDistro}, ${key.coe})`);
  throw new EngineError(
    'driver.not_found',
    `Cluster type (${serverType}, ${osDistro}, ${coe}) not supported.`,
    {
      field: 'coe',
      hint: `A type is server type, os_distro of the image and COE. Supported: ${types.join(', ')}.`,
    },
  );
}

type Checked = Pick<
  TemplateInput,
  'coe' | 'networkDriver' | 'volumeDriver' | 'dockerVolumeSize' | 'dockerStorageDriver'
>;

function checkDrivers(driver: Driver, asked: Checked): void {
  if (asked.networkDriver && !driver.networkDrivers.includes(asked.networkDriver)) {
    throw new EngineError(
      'template.invalid',
      `Network driver type ${asked.networkDriver} is not supported, expecting a ${[...driver.networkDrivers, 'unspecified'].join('/')} network driver.`,
      { field: 'networkDriver' },
    );
  }
  if (asked.volumeDriver && !driver.volumeDrivers.includes(asked.volumeDriver)) {
    throw new EngineError(
      'template.invalid',
      `Volume driver type ${asked.volumeDriver} is not supported, expecting a ${[...driver.volumeDrivers, 'unspecified'].join('/')} volume driver.`,
      { field: 'volumeDriver' },
    );
  }
}

const devicemapperMinimum = 3;

/** Magnum's rule: devicemapper needs 3 GB. Throws `template.invalid`. */
export function checkStorage(asked: Pick<TemplateInput, 'dockerVolumeSize' | 'dockerStorageDriver'>): void {
  const { dockerStorageDriver: driver, dockerVolumeSize: size } = asked;
  if (driver !== 'devicemapper' || size === undefined || size >= devicemapperMinimum) return;
  throw new EngineError(
    'template.invalid',
    `docker volume size ${size} GB is not valid, expecting minimum value ${devicemapperMinimum}GB for devicemapper storage driver.`,
    { field: 'dockerVolumeSize' },
  );
}
