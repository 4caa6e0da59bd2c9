import type { FailureRule } from './failure.js';

/**
 * Servers, images, flavors and key pairs. Sources: Nova exception.py (NoValidHost, MaxRetriesExceeded, Flavor*TooSmall,
 * ImageNotActive, KeypairNotFound), Heat engine/constraint (EntityNotFound: "The Flavor (x) could not be found.").
 */
export const computeRules: readonly FailureRule[] = [
  {
    kind: 'flavor',
    when: /flavor'?s? (?:disk|memory|ram) is (?:too small|smaller)|instance'?s disk would be too small|smaller than the minimum size|\bmin_?(?:disk|ram)\b/i,
    meaning: 'The image does not fit into a server of this flavor: it needs more disk or memory.',
    advice: 'Use a flavor that the image fits into.',
    retry: 'never',
    otherFlavor: 'fitting',
  },
  {
    kind: 'flavor',
    when: /flavor .{0,80}(?:could not be found|not found|does not exist)|(?:no|find) flavor|flavor.{0,10}is (?:disabled|invalid)|Invalid flavor/i,
    meaning: 'Nova does not have this flavor any more, or does not show it to this project.',
    advice: 'Use a flavor that exists.',
    retry: 'never',
    otherFlavor: 'fitting',
  },
  {
    kind: 'image',
    when: /image .{0,80}(?:is not active|is unacceptable|is (?:queued|saving|deactivated|killed|deleted))|not active image/i,
    meaning: 'The image is there, but it cannot be used: it is still being uploaded, or was switched off.',
    advice: 'Wait until the image is active, or use a template with another image. Then try again.',
    retry: 'mended',
  },
  {
    kind: 'image',
    when: /image .{0,80}(?:could not be found|not found|does not exist|could not be retrieved)|(?:can ?not|could not|not) find .{0,20}image|no images? matching/i,
    meaning: 'Nova does not find the image.',
    advice: 'Make a template with an image that exists, and a cluster from it.',
    retry: 'never',
  },
  {
    kind: 'image',
    when: /image .{0,60}(?:signature|corrupt|checksum|format|too large|larger than)|virtual size .{0,60}exceeds/i,
    meaning: 'The image cannot be used as it is: it is damaged, of another format, or too large.',
    advice: 'Upload the image anew, or use a template with another one.',
    retry: 'never',
  },
  {
    kind: 'keypair',
    when: /key_?pair|key pair|ssh_key|Invalid key_name|The Key \(.{0,255}\) could not be found|KeypairNotFound/i,
    meaning: 'The SSH keypair does not exist for the account that builds the cluster.',
    advice:
      'Create the keypair for that account, then try again; or make the cluster anew with another --keypair.',
    retry: 'mended',
  },
  {
    kind: 'network',
    when: /Binding failed for port|PortBindingFailed|vif_type=binding_failed|Failed to allocate the network|Virtual Interface creation failed/i,
    meaning: 'The server got no connection to its network.',
    advice: 'Try again; if it stays so, ask the operators to look at the network agent of the hypervisor.',
    retry: 'alone',
  },
  {
    kind: 'volume',
    when: /did not finish being created even after|Block Device Mapping is Invalid|Failure prepping block device/i,
    meaning: 'The server waited for a volume that did not get ready.',
    advice: 'Try again; if it stays so, ask the operators to look at Cinder.',
    retry: 'alone',
  },
  {
    kind: 'no-host',
    when: /no valid host|NoValidHost|not enough hosts available|Insufficient (?:compute resources|free memory)|resources? (?:is|are) insufficient/i,
    meaning: 'No hypervisor has room for a server of this flavor.',
    advice: 'Use a smaller flavor or fewer nodes, or ask the operators for capacity.',
    retry: 'mended',
    otherFlavor: 'smaller',
  },
  {
    kind: 'no-host',
    when: /Exceeded maximum number of retries|MaxRetriesExceeded|Exhausted all hosts|was re-scheduled|is not mapped to any cell/i,
    meaning: 'Hypervisors had room for the server, but each that tried could not start it.',
    advice:
      'Try again, or use a smaller flavor; if it stays so, the operators find the cause in nova-compute.',
    retry: 'alone',
    otherFlavor: 'smaller',
  },
];
