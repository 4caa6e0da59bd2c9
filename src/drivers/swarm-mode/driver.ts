import { cloudConfig } from '../server/user-data.js';
import { swarmMode } from './swarm-mode.js';

/** Swarm mode on images with cloud-init. */
export const swarmModeCloudInit = swarmMode('swarm-mode', ['fedora-atomic', 'debian', 'ubuntu'], cloudConfig);
