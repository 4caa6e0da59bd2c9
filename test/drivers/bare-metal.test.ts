import { describe, expect, it } from 'vitest';
import { drivers, findDriver } from '../../src/drivers/registry.js';
import { inputFor, isBareMetal } from './inputs.js';

const machines = drivers.filter(isBareMetal);

describe('drivers for bare metal', () => {
  it('are there for Kubernetes on Fedora CoreOS and Fedora Atomic', () => {
    for (const osDistro of ['fedora-coreos', 'fedora-atomic']) {
      const key = { osDistro, coe: 'kubernetes' } as const;
      expect(machines).toContain(findDriver({ serverType: 'bm', ...key }));
      expect(machines).not.toContain(findDriver({ serverType: 'vm', ...key }));
    }
  });
});

describe.each(machines.map((driver) => [driver.name, driver] as const))('%s', (_, driver) => {
  const refused = (changes: Parameters<typeof inputFor>[1]) => driver.refusal?.(inputFor(driver, changes));

  it('wants a network and a subnet that are there, and no volume', () => {
    expect(refused({})).toBeNull();
    expect(refused({ fixedNetwork: null })).toEqual({
      field: 'fixedNetwork',
      message:
        'Bare metal servers stand on a network that is there: name it as fixed_network, and its subnet as fixed_subnet.',
    });
    expect(refused({ fixedNetwork: 'racks', fixedSubnet: null })).toEqual({
      field: 'fixedSubnet',
      message:
        'Bare metal servers stand on a subnet that is there: name the one of racks that they are on as fixed_subnet.',
    });
    expect(refused({ dockerVolumeSize: 5 })).toEqual({
      field: 'dockerVolumeSize',
      message:
        'Bare metal servers keep containers on their own disks, and Nova attaches no volume to them: leave docker_volume_size out.',
    });
    expect(driver.volumeDrivers).toEqual([]);
  });

  it('refuses what it refuses on virtual machines', () => {
    expect(refused({ tlsDisabled: true })).toMatchObject({ field: 'tlsDisabled' });
  });

  it('has Magnum’s flavor for machines where none is said, and the one that is said', () => {
    const flavors = (changes: Parameters<typeof inputFor>[1]) => driver.parameters(inputFor(driver, changes));
    expect(flavors({ flavor: null, masterFlavor: null })).toMatchObject({
      master_flavor: 'baremetal',
      minion_flavor: 'baremetal',
    });
    expect(flavors({ flavor: 'bm.big', masterFlavor: null })).toMatchObject({
      master_flavor: 'bm.big',
      minion_flavor: 'bm.big',
    });
    expect(flavors({ flavor: 'bm.big', masterFlavor: 'bm.small' })).toMatchObject({
      master_flavor: 'bm.small',
      minion_flavor: 'bm.big',
    });
  });

  it('puts machines into no server group, even where a label says so', () => {
    const labels = { nodes_affinity_policy: 'anti-affinity' };
    expect(driver.parameters(inputFor(driver, { labels }))).toMatchObject({ nodes_affinity_policy: 'none' });
    for (const label of ['nodes_affinity_policy', 'docker_volume_type', 'cinder_csi_enabled']) {
      expect(driver.labels.shape).not.toHaveProperty(label);
    }
    expect(driver.labels.shape).toHaveProperty('availability_zone');
  });
});
