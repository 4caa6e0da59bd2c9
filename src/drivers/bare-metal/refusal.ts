import type { DriverRefusal, DriverRequest } from '../driver.js';

/** What a cluster of machines needs, and what it cannot have (magnum.md F.6). */
export function refusal({
  fixedNetwork,
  fixedSubnet,
  dockerVolumeSize,
}: DriverRequest): DriverRefusal | null {
  if (!fixedNetwork) {
    return {
      field: 'fixedNetwork',
      message:
        'Bare metal servers stand on a network that is there: name it as fixed_network, and its subnet as fixed_subnet.',
    };
  }
  if (!fixedSubnet) {
    return {
      field: 'fixedSubnet',
      message: `Bare metal servers stand on a subnet that is there: name the one of ${fixedNetwork} that they are on as fixed_subnet.`,
    };
  }
  if (dockerVolumeSize) {
    return {
      field: 'dockerVolumeSize',
      message:
        'Bare metal servers keep containers on their own disks, and Nova attaches no volume to them: leave docker_volume_size out.',
    };
  }
  return null;
}
