import type { FailureRule } from './failure.js';

/**
 * What runs in the servers. What a guest says may hold any word, so these are read first. Source: Heat
 * engine/resources/openstack/heat/wait_condition.py (WaitConditionFailure, WaitConditionTimeout).
 */
export const guestRules: readonly FailureRule[] = [
  {
    kind: 'guest-timeout',
    when: /WaitConditionTimeout|\b\d+ of \d+ received/i,
    meaning: 'A server came up, but what runs in it never said that it was ready.',
    advice:
      'Check that the nodes reach Keystone, Heat and this program, and read their console log; then try again.',
    retry: 'mended',
  },
  {
    kind: 'guest-failure',
    when: /WaitConditionFailure|deploy_status_code|exited with (?:a )?non-zero status/i,
    meaning: 'What runs in a server said that it could not be set up.',
    advice: 'The reason above is its own. Mend it and try again.',
    retry: 'mended',
  },
];

/** The same of a resource that only a guest can fail, where Heat itself has said nothing of it. */
export const waitRules: readonly FailureRule[] = [
  {
    kind: 'guest-timeout',
    when: /timed? ?out|timeout/i,
    type: /WaitCondition|SoftwareDeployment/,
    meaning: 'A server came up, but what runs in it never said that it was ready.',
    advice:
      'Check that the nodes reach Keystone, Heat and this program, and read their console log; then try again.',
    retry: 'mended',
  },
  {
    kind: 'guest-failure',
    when: /\S/,
    type: /WaitCondition|SoftwareDeployment/,
    meaning: 'What runs in a server said that it could not be set up.',
    advice: 'The reason above is its own. Mend it and try again.',
    retry: 'mended',
  },
];
