import { ignition } from '../server/ignition.js';
import { swarmMode } from '../swarm-mode/swarm-mode.js';

/** Swarm mode on Fedora CoreOS, which has Docker and takes Ignition. */
export const swarmModeFedoraCoreos = swarmMode('swarm-mode-fedora-coreos', ['fedora-coreos'], ignition);
