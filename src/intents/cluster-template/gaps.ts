import type { Caller } from '../../engine/caller.js';
import type { Engine } from '../../engine/engine.js';
import { lookForKeypair, type OwnKeypairs } from '../../engine/keypairs.js';
import { unknownLabels } from '../../engine/templates/checks.js';
import type { ClusterTemplate } from '../../engine/templates/template.js';
import { ignoredLabels } from '../ignored-labels.js';

/** That a storage driver is not the one that servers have: clients fill in one where nobody said any, so that it is no fault. */
function otherStorage([own]: readonly string[], asked: string): string {
  return own
    ? `Servers of this type have the storage driver ${own}: docker_storage_driver ${asked} does nothing.`
    : `Docker keeps the storage driver of its image here: docker_storage_driver ${asked} does nothing.`;
}

/** What Magnum accepts in a template and refuses, or ignores, in a cluster: better said now than then. A sentence each. */
export async function gapsIn(
  engine: Engine,
  caller: Caller,
  template: ClusterTemplate,
  ownKeypairs?: OwnKeypairs,
): Promise<string[]> {
  const warnings: string[] = [];
  if (!template.externalNetworkId) {
    warnings.push(
      `It has no external network, so no cluster can be made from it. Give it one: cluster-template-update ${template.name} add external_network_id=NETWORK`,
    );
  }
  if (template.keypairId) {
    const { found, hint } = await lookForKeypair(
      engine.clouds.forCaller(caller),
      template.keypairId,
      ownKeypairs,
    );
    if (!found) warnings.push(`There is no keypair ${template.keypairId}, and a cluster needs it. ${hint}`);
  }
  const driver = engine.drivers.find({ ...template, osDistro: template.clusterDistro });
  const { dockerStorageDriver: storage } = template;
  if (driver && storage && !driver.storageDrivers.includes(storage))
    warnings.push(otherStorage(driver.storageDrivers, storage));
  if (template.registryEnabled && !(await hasSwift(engine, caller))) {
    warnings.push(
      'This cloud has no Swift (service type object-store), where the registry of registry_enabled keeps its images: it would start again and again.',
    );
  }
  if (template.labels.docker_volume_type && !template.dockerVolumeSize) {
    warnings.push(
      'docker_volume_type is the type of the volumes of docker_volume_size: without that it does nothing.',
    );
  }
  const unknown = driver ? unknownLabels(driver, template.labels) : [];
  if (unknown.length > 0) warnings.push(ignoredLabels(unknown));
  return warnings;
}

async function hasSwift({ clouds }: Engine, caller: Caller): Promise<boolean> {
  return (await clouds.forCaller(caller).identity.endpoint('object-store')) !== null;
}
