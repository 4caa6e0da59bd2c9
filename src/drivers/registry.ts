import { dcosCentos } from './dcos-centos/driver.js';
import type { Driver, DriverKey } from './driver.js';
import { kubernetesCoreos } from './kubernetes-coreos/driver.js';
import { kubernetesDebian } from './kubernetes-debian/driver.js';
import { kubernetesFedoraAtomic } from './kubernetes-fedora-atomic/driver.js';
import { kubernetesFedoraAtomicBareMetal } from './kubernetes-fedora-atomic-bare-metal/driver.js';
import { kubernetesFedoraCoreos } from './kubernetes-fedora-coreos/driver.js';
import { kubernetesFedoraCoreosBareMetal } from './kubernetes-fedora-coreos-bare-metal/driver.js';
import { mesosUbuntu } from './mesos-ubuntu/driver.js';
import { swarmFedoraAtomic } from './swarm-fedora-atomic/driver.js';
import { swarmModeCloudInit } from './swarm-mode/driver.js';
import { swarmModeFedoraCoreos } from './swarm-mode-fedora-coreos/driver.js';

/** Every driver there is. A new one is a folder and a line here. */
export const drivers: readonly Driver[] = [
  swarmFedoraAtomic,
  kubernetesFedoraCoreos,
  kubernetesDebian,
  kubernetesFedoraAtomic,
  kubernetesCoreos,
  kubernetesFedoraCoreosBareMetal,
  kubernetesFedoraAtomicBareMetal,
  swarmModeCloudInit,
  swarmModeFedoraCoreos,
  mesosUbuntu,
  dcosCentos,
];

/** The driver that serves a cluster type; null when there is none. */
export function findDriver(key: DriverKey): Driver | null {
  const serves = (own: DriverKey) =>
    own.serverType === key.serverType && own.osDistro === key.osDistro && own.coe === key.coe;
  return drivers.find((driver) => driver.keys.some(serves)) ?? null;
}
