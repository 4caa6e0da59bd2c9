import type { Explanation, FailureRule } from './failure.js';

const noVolume: Explanation = {
  kind: 'volume',
  meaning: 'Cinder could not make or attach a volume.',
  advice: 'Try again; if it stays so, use a smaller --docker-volume-size or ask the operators.',
  retry: 'alone',
};

/** Volumes and secrets. Sources: Cinder exception.py (VolumeTypeNotFound, InvalidVolume), Heat engine/clients/os/cinder.py. */
export const storageRules: readonly FailureRule[] = [
  {
    kind: 'volume',
    when: /volume.?type .{0,120}(?:could not be found|not found|does not exist|invalid)|VolumeTypeNotFound|(?:could not|cannot) find volume type/i,
    meaning: 'Cinder does not have this volume type.',
    advice:
      'Make a template with a volume type that exists (label docker_volume_type), and a cluster from it.',
    retry: 'never',
  },
  {
    kind: 'volume',
    when: /attach|detach/i,
    type: /^OS::Cinder::/,
    meaning: 'The volume was made, but could not be attached to its server or taken from it.',
    advice: 'Try again; if it stays so, ask the operators to look at Cinder and Nova.',
    retry: 'alone',
  },
  { ...noVolume, when: /volume|cinder/i },
  { ...noVolume, when: /Went to status error/i, type: /^OS::Cinder::/ },
  {
    kind: 'secrets',
    when: /barbican|secret store|secret container|secret .{0,40}not found/i,
    meaning: 'Barbican, where certificates are kept, did not do what it was asked.',
    advice: 'Try again; an operator can run magnum-chatops doctor, which says what Barbican lacks.',
    retry: 'alone',
  },
];
