import type { FailureRule } from './failure.js';

/**
 * What cannot go because something stands on it. Sources: neutron-lib exceptions (SubnetInUse, NetworkInUse, PortInUse),
 * Neutron extensions/l3.py (RouterInUse, RouterInterfaceInUseByFloatingIP), Cinder exception.py (InvalidVolume).
 */
export const inUseRules: readonly FailureRule[] = [
  {
    kind: 'in-use',
    when: /(?:subnet|network|router|port|security ?group|floating ?ip|pool|volume|image|server ?group)\b.{0,120}\b(?:in.?use|still (?:has|in use|attached|used)|being used)|have an IP allocation|ports? still in use|cannot be deleted, as it is required|already (?:has an attached|associated)|SecurityGroupInUse|RouterInterfaceInUse/i,
    meaning: 'Something else still uses it, so it cannot be changed or removed.',
    advice: 'Remove what uses it (the reason names it), then try again.',
    retry: 'mended',
  },
];
