import type { FailureRule } from './failure.js';

/** What this program itself says of a discovery URL, in Magnum's words (engine/reconcile/discovery.ts). */
export const discoveryRules: readonly FailureRule[] = [
  {
    kind: 'discovery',
    when: /^Failed to get the size of cluster from '/,
    meaning: 'The discovery URL that was given does not answer, so the masters could not find each other.',
    advice: 'See that it can be reached from here, or make the cluster without one: it then gets its own.',
    retry: 'mended',
  },
  {
    kind: 'discovery',
    when: /^Expected cluster size \d+ but get cluster size \d+ from '/,
    meaning: 'The discovery URL that was given is for another number of masters.',
    advice:
      'Make the cluster with a URL for as many masters as it has, or without one: it then gets its own.',
    retry: 'never',
  },
  {
    kind: 'discovery',
    when: /^Invalid discovery URL '/,
    meaning: 'What answers at the discovery URL that was given is no discovery service.',
    advice: 'Make the cluster with the URL of a new token, or without one: it then gets its own.',
    retry: 'never',
  },
  {
    kind: 'discovery',
    when: /^(?:Failed to get discovery url from|Received invalid discovery URL) '/,
    meaning: 'The service that makes discovery URLs for this program did not make one.',
    advice: 'Try again; where it stays so, an operator can look at DISCOVERY_URL_FORMAT.',
    retry: 'alone',
  },
];
