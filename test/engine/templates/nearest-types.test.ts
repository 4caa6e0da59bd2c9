import { describe, expect, it } from 'vitest';
import type { DriverKey } from '../../../src/drivers/driver.js';
import { drivers } from '../../../src/drivers/registry.js';
import { nearestTypes } from '../../../src/engine/templates/nearest-types.js';

const keys = drivers.flatMap((driver) => driver.keys);

describe('a cluster type that no driver serves', () => {
  it.each<[DriverKey, string]>([
    [
      { serverType: 'vm', osDistro: 'fedora-coreos', coe: 'swarm' },
      'swarm needs an image whose os_distro is fedora-atomic; an image of fedora-coreos can be kubernetes / swarm-mode.',
    ],
    [
      { serverType: 'vm', osDistro: 'slackware', coe: 'mesos' },
      'mesos needs an image whose os_distro is ubuntu.',
    ],
    [
      { serverType: 'bm', osDistro: 'fedora-coreos', coe: 'mesos' },
      'An image of fedora-coreos can be kubernetes.',
    ],
    [{ serverType: 'bm', osDistro: 'debian', coe: 'kubernetes' }, 'It is supported with the server type vm.'],
    [{ serverType: 'bm', osDistro: 'slackware', coe: 'dcos' }, 'The server type bm supports kubernetes.'],
  ])('is told the nearest there are: %j', (asked, sentence) => {
    expect(nearestTypes(asked, keys)).toBe(sentence);
  });
});
