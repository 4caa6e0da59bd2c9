import type { FailureRule } from './failure.js';

/**
 * Keystone, Heat itself, and services that do not answer. Sources: Magnum common/exception.py (TrusteeOrTrustToClusterFailed,
 * GetDiscoveryUrlFailed), Keystone exception.py (ForbiddenAction), Heat common/exception.py (StackValidationFailed).
 */
export const serviceRules: readonly FailureRule[] = [
  {
    kind: 'discovery',
    when: /discovery/i,
    meaning: 'The discovery service, where masters find each other, did not answer as it should.',
    advice: 'Check the discovery URL, then try again.',
    retry: 'alone',
  },
  {
    kind: 'trust',
    when: /trustee|\btrusts?\b|TrusteeOrTrust|restricted application credential/i,
    meaning: 'Keystone did not make the account that the nodes log in with.',
    advice: 'An operator can run magnum-chatops doctor, which says why.',
    retry: 'mended',
  },
  {
    kind: 'login',
    when: /(?:requires|needs) authentication|authentication (?:required|failed)|unauthori[sz]ed|authorization failed|HTTP 401|answered 401|(?:could not|cannot) find (?:user|domain|project)|domain .{0,60}(?:disabled|not found|could not be found)|invalid (?:user|credentials)|MissingCredential/i,
    meaning: 'Keystone does not know, or no longer trusts, the account that builds the cluster.',
    advice:
      'An operator can run magnum-chatops doctor, which says why. Log in again if you use a credential of your own.',
    retry: 'mended',
  },
  {
    kind: 'login',
    when: /not authorized|forbidden|HTTP 403|answered 403|not (?:allowed|permitted)|policy (?:doesn't|does not) allow|disallowed by policy|permission denied/i,
    meaning: 'The account that builds the cluster may not do this in the cloud.',
    advice:
      'Ask an OpenStack administrator for the role that it lacks (often heat_stack_owner or member), then try again.',
    retry: 'mended',
  },
  {
    kind: 'template',
    when: /Property error|StackValidationFailed|Unknown Property|template (?:format|version)|error validating|unknown parameter|The Parameter \(.{0,255}\) was not provided|Parameter '.{0,255}' is invalid|InvalidTemplate|Circular Dependency|Invalid key|could not be resolved/i,
    meaning:
      'Heat refuses what it was asked to build: a value does not fit, or this cloud lacks that kind of resource.',
    advice: 'Make a template without the value that the reason names, and a cluster from it.',
    retry: 'never',
  },
  {
    kind: 'service-down',
    when: /does not answer|did not answer|connection (?:refused|failed|reset|aborted)|unreachable|Unable to establish connection|Max retries exceeded with url|service unavailable|bad gateway|gateway time-?out|internal server error|HTTP 5\d\d|answered 5\d\d|ConnectFailure|MessagingTimeout|Timed out waiting for a reply|Name or service not known|ServerDisconnected|database is (?:locked|busy)|Lost connection/i,
    meaning: 'A part of the cloud does not answer, or failed inside.',
    advice: 'Try again in a few minutes; if it stays so, tell the operators.',
    retry: 'alone',
  },
  {
    kind: 'stack-timeout',
    when: /timed? ?out|timeout/i,
    meaning: 'It took longer than the cluster was given.',
    advice:
      'Try again: what is there already stays. cluster-events says what it waited for; --timeout gives a new cluster more minutes.',
    retry: 'alone',
  },
  {
    kind: 'conflict',
    when: /conflict|HTTP 409|answered 409|already exists|already in use|has an action .{0,30}in progress|duplicate/i,
    meaning: 'Something of the same name is there already, or something else is being done to it.',
    advice: 'Wait a moment and try again; if it stays so, look for what has the name.',
    retry: 'alone',
  },
  {
    kind: 'server',
    when: /Went to status ERROR/i,
    type: /^OS::Nova::/,
    meaning: 'Nova could not start the server, and did not say more.',
    advice: 'Try again, or use another flavor; if it stays so, the operators find the cause in nova-compute.',
    retry: 'alone',
    otherFlavor: 'smaller',
  },
];
