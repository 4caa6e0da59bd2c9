import type { FailureRule } from './failure.js';

const raised = 'An OpenStack administrator can raise it.';

/**
 * Quotas, in the words of whoever counts. Sources: Nova exception.py (OverQuota, "Quota exceeded for cores: Requested …"),
 * neutron-lib exceptions (OverQuota), Cinder exception.py (VolumeSizeExceedsAvailableQuota, VolumeLimitExceeded), Octavia
 * common/exceptions.py (QuotaException), Barbican common/exception.py (QuotaReached), Heat engine/service.py (stacks per
 * tenant), Magnum common/exception.py (ResourceLimitExceeded).
 */
export const quotaRules: readonly FailureRule[] = [
  {
    kind: 'magnum-quota',
    when: /maximum clusters per project|Resource limit exceeded|quota .{0,40}\bClusters?\b/i,
    meaning: 'The project has as many clusters as it may have.',
    advice: 'Delete a cluster that is not needed, or ask for more.',
    retry: 'mended',
  },
  {
    kind: 'stack-quota',
    when: /maximum (?:stacks per (?:tenant|project)|resources per stack)|Request limit exceeded/i,
    meaning: 'The project has as many Heat stacks, or a stack as many resources, as Heat allows.',
    advice: `Delete stacks that are not needed, or use fewer nodes. ${raised}`,
    retry: 'mended',
  },
  {
    kind: 'load-balancer-quota',
    when: /Quota has been met for resources?|quota.{0,60}load.?balancer/i,
    meaning: 'The project has as many load balancers, or parts of them, as Octavia allows it.',
    advice: `Delete load balancers that are not needed, or build without --master-lb-enabled. ${raised}`,
    retry: 'mended',
  },
  {
    kind: 'secret-quota',
    when: /Quota reached for project|Creation not allowed because a quota has been reached/i,
    meaning: 'The project has as many secrets as Barbican allows it.',
    advice: `Delete secrets that are not needed. ${raised}`,
    retry: 'mended',
  },
  {
    kind: 'volume-quota',
    when: /VolumeSizeExceedsAvailableQuota|VolumeLimitExceeded|allowed gigabytes quota|Maximum number of volumes allowed|exceeds? .{0,40}(?:volume|gigabytes|snapshot).{0,20}quota|quota exceeded.{0,60}(?:volume|gigabytes)/i,
    meaning: 'The project has no room for the volume: its number of volumes or their gigabytes are used up.',
    advice: `Delete volumes that are not needed, or use a smaller --docker-volume-size. ${raised}`,
    retry: 'mended',
  },
  {
    kind: 'compute-quota',
    when: /quota exceeded for [^:]{0,60}\b(?:cores|ram)\b/i,
    meaning: 'The project has no cores or memory left for a server of this flavor.',
    advice: `Use a smaller flavor or fewer nodes, or delete servers that are not needed. ${raised}`,
    retry: 'mended',
    otherFlavor: 'smaller',
  },
  {
    kind: 'compute-quota',
    when: /quota exceeded.{0,80}(?:instances|key_?pairs|server_?groups?|server_group_members|metadata|injected)|too many servers in group|Maximum number of (?:fixed|floating) ips|Quota exceeded, too many/i,
    meaning: 'The project has as many servers, or things of that kind, as Nova allows it.',
    advice: `Use fewer nodes, or delete servers that are not needed. ${raised}`,
    retry: 'mended',
  },
  {
    kind: 'network-quota',
    when: /quota exceeded for resources?|OverQuota|quota exceeded.{0,80}(?:network|subnet|port|router|floating|security.?group)/i,
    meaning:
      'The project has as many networks, ports, routers, floating IPs or security groups as it may have.',
    advice: `Delete what is not needed, or build without --floating-ip-enabled. ${raised}`,
    retry: 'mended',
  },
  {
    kind: 'compute-quota',
    when: /quota exceeded|exceeded? .{0,40}quota|quota .{0,30}(?:exceeded|reached|used up)|over quota/i,
    type: /^OS::Nova::/,
    meaning: 'A quota of the project is used up in Nova.',
    advice: `Use a smaller flavor or fewer nodes, or delete servers that are not needed. ${raised}`,
    retry: 'mended',
    otherFlavor: 'smaller',
  },
  {
    kind: 'network-quota',
    when: /quota exceeded|exceeded? .{0,40}quota|quota .{0,30}(?:exceeded|reached|used up)|over quota/i,
    meaning: 'A quota of the project is used up.',
    advice: `Delete what is not needed. ${raised}`,
    retry: 'mended',
  },
];
