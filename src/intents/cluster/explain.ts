import type { Fault } from '../../engine/clusters/cluster.js';

/** A failure in plain words: what it means and what helps. */
export interface Explanation {
  readonly meaning: string;
  readonly advice: string;
}

const rules: readonly { readonly when: RegExp; readonly explanation: Explanation }[] = [
  {
    when: /no valid host/i,
    explanation: {
      meaning: 'No hypervisor has room for a server of this flavor.',
      advice: 'Use a smaller flavor or fewer nodes, or ask the operators for capacity.',
    },
  },
  {
    when: /quota|exceed|limit/i,
    explanation: {
      meaning: 'A quota of the project is used up.',
      advice: 'Delete what is not needed, or ask the operators for more.',
    },
  },
  {
    when: /image .*(not|could not).*found|not find image/i,
    explanation: {
      meaning: 'Nova does not find the image.',
      advice: 'Make a template with an image that exists.',
    },
  },
  {
    when: /keypair|key pair|ssh_key/i,
    explanation: {
      meaning: 'The SSH keypair does not exist for the account that builds the cluster.',
      advice: 'Create the keypair, or name another with --keypair.',
    },
  },
  {
    when: /external network|no more ip addresses|floating/i,
    explanation: {
      meaning: 'The external network gives no address.',
      advice: 'Free floating IPs, or use a template with another external network.',
    },
  },
  {
    when: /volume/i,
    explanation: {
      meaning: 'Cinder could not make or attach a volume.',
      advice: 'Try again; if it stays so, use a smaller --docker-volume-size or ask the operators.',
    },
  },
  {
    when: /discovery/i,
    explanation: {
      meaning: 'The discovery service, where masters find each other, did not answer as it should.',
      advice: 'Check the discovery URL, then try again.',
    },
  },
  {
    when: /trustee|trust/i,
    explanation: {
      meaning: 'Keystone did not make the account that the nodes log in with.',
      advice: 'An operator can run magnum-chatops doctor, which says why.',
    },
  },
  {
    when: /timed out|timeout/i,
    explanation: {
      meaning: 'A server came up, but what runs in it never said that it was ready.',
      advice: 'Check that the nodes reach Keystone, Heat and this program, then try again.',
    },
  },
  {
    when: /WaitCondition/i,
    explanation: {
      meaning: 'What runs in a server said that it could not be set up.',
      advice: 'The reason above is its own. Mend it and try again.',
    },
  },
  {
    when: /does not answer|connection refused|unreachable/i,
    explanation: { meaning: 'A part of the cloud cannot be reached.', advice: 'Try again in a few minutes.' },
  },
];

const unknown: Explanation = {
  meaning: 'This is what the cloud said; no rule here knows more about it.',
  advice: 'Try again, or show the reason to the operators.',
};

/** What it means that Heat could not delete a stack, whatever the reason. */
export const undeletable: Explanation = {
  meaning:
    'Something that the stack does not know of still uses this resource, or the cloud did not let it go.',
  advice:
    'Remove what uses it and try again; or leave it: it stays as DELETE_FAILED, and counts against the quota until it is deleted.',
};

/** What a failure means, from the reason of its deepest resource or, without one, of the cluster. */
export function explainFailure(faults: readonly Fault[], reason: string | null): Explanation {
  const [first] = faults;
  const text = first ? `${first.reason} ${first.type}` : (reason ?? '');
  return rules.find(({ when }) => when.test(text))?.explanation ?? unknown;
}

/** `swarm_masters › 0 › server`: where in the stack it failed. */
export function faultPath(fault: Fault): string {
  return fault.path.join(' › ');
}
