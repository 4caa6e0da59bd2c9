import type { Explanation, FailureRule } from './failure.js';

const silent: Explanation = {
  kind: 'guest-timeout',
  meaning: 'A server came up, but what runs in it never said that it was ready.',
  advice:
    'Check that the nodes reach Keystone, Heat and this program, and read their console log; then try again.',
  retry: 'mended',
};
const failing: Explanation = {
  kind: 'guest-failure',
  meaning: 'What runs in a server said that it could not be set up.',
  advice: 'The node’s own words name the cause. Put that right, then try again.',
  retry: 'mended',
};

/**
 * What runs in the servers. What a guest says may hold any word, so these are read first. Source: Heat
 * engine/resources/openstack/heat/wait_condition.py (WaitConditionFailure, WaitConditionTimeout).
 */
export const guestRules: readonly FailureRule[] = [
  { ...silent, when: /WaitConditionTimeout|\b\d+ of \d+ received/i },
  { ...failing, when: /WaitConditionFailure|deploy_status_code|exited with (?:a )?non-zero status/i },
];

const ofGuests = /WaitCondition|SoftwareDeployment/;

/** The same of a resource that only a guest can fail, where Heat itself has said nothing of it. */
export const waitRules: readonly FailureRule[] = [
  { ...silent, when: /timed? ?out|timeout/i, type: ofGuests },
  { ...failing, when: /\S/, type: ofGuests },
];
