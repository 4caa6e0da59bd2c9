import type { FailureRule } from './failure.js';

/** Heat's own end of a stack. Sources: Heat engine/stack.py, engine/service.py ("Engine went down during stack CREATE", "Updating a stack when it is suspended"), common/exception.py. */
export const heatRules: readonly FailureRule[] = [
  {
    kind: 'stack-gone',
    when: /stack .{0,120}(?:not found|could not be found|does not exist)/i,
    meaning: 'Heat does not know the stack any more: somebody deleted it.',
    advice: 'Try again to have it built anew, or delete the cluster.',
    retry: 'alone',
  },
  {
    kind: 'stack-suspended',
    when: /Updating a stack when it is suspended is not supported(?:: stack (?<stack>\S+) is)?/,
    meaning: 'Somebody suspended the stack, and Heat changes nothing in one that is suspended.',
    advice: 'Resume it with openstack stack resume {}, wait until it is RESUME_COMPLETE, then try again.',
    retry: 'mended',
  },
  {
    kind: 'stack-deleting',
    when: /Updating a stack when it is deleting is not supported/,
    meaning: 'Somebody had Heat delete the stack, and Heat changes nothing in such a one ever again.',
    advice:
      'Delete what it belongs to, the cluster or the node group, and create another. Nothing else can be done with it any more.',
    retry: 'never',
  },
  {
    kind: 'rolled-back',
    when: /^Stack ROLLBACK completed successfully$/,
    meaning: 'The change failed and Heat undid it; why it failed Heat does not say any more.',
    advice: 'The cluster is as it was before. Try again, and leave out --rollback to see what fails.',
    retry: 'alone',
  },
  {
    kind: 'stack-timeout',
    when: /\b(?:CREATE|UPDATE|DELETE|ROLLBACK|Stack) (?:timed out|aborted \(.{0,255}timed out)/i,
    meaning: 'Heat did not get done in the time that the cluster was given.',
    advice: 'Try again: what is there already stays. A new cluster gets more minutes with --timeout.',
    retry: 'alone',
  },
  {
    kind: 'interrupted',
    when: /engine went down|Stopped due to|(?:Create|Update|Delete) cancelled|\b(?:CREATE|UPDATE|DELETE) (?:aborted|cancelled)|aborted by user/i,
    meaning: 'Heat stopped in the middle: it was restarted, told to stop, or ran out of time.',
    advice: 'Try again: what is there already stays.',
    retry: 'alone',
  },
  {
    kind: 'template',
    when: /HEAT-E99001|is not available for resource type/i,
    meaning: 'The template asks for a service that this cloud does not have.',
    advice: 'Make a template without it (a load balancer, for one, needs Octavia), and a cluster from it.',
    retry: 'never',
  },
];
