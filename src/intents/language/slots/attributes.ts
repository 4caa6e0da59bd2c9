import { pattern } from './pattern.js';

/** A thing that has a value: what it is called in the lexicon, its slot, and its attribute in Magnum's API. */
interface Attribute {
  readonly tag: string;
  readonly slot: string;
  readonly attribute: string;
}

const link = 'P.of|P.to|P.called|P.using|P.as|P.at|P.from|EQ|V.set|P.on';

export const attributes: readonly Attribute[] = [
  { tag: 'A.masterflavor', slot: 'masterFlavor', attribute: 'master_flavor_id' },
  { tag: 'A.flavor', slot: 'flavor', attribute: 'flavor_id' },
  { tag: 'A.image', slot: 'image', attribute: 'image_id' },
  { tag: 'A.keypair', slot: 'keypair', attribute: 'keypair_id' },
  { tag: 'A.extnet', slot: 'externalNetwork', attribute: 'external_network_id' },
  { tag: 'A.netdriver', slot: 'networkDriver', attribute: 'network_driver' },
  { tag: 'A.voldriver', slot: 'volumeDriver', attribute: 'volume_driver' },
  { tag: 'A.stodriver', slot: 'dockerStorageDriver', attribute: 'docker_storage_driver' },
  { tag: 'A.subnet', slot: 'fixedSubnet', attribute: 'fixed_subnet' },
  { tag: 'A.network', slot: 'fixedNetwork', attribute: 'fixed_network' },
  { tag: 'A.noproxy', slot: 'noProxy', attribute: 'no_proxy' },
  { tag: 'A.httpsproxy', slot: 'httpsProxy', attribute: 'https_proxy' },
  { tag: 'A.httpproxy', slot: 'httpProxy', attribute: 'http_proxy' },
  { tag: 'A.discovery', slot: 'discoveryUrl', attribute: 'discovery_url' },
  { tag: 'A.insecure', slot: 'insecureRegistry', attribute: 'insecure_registry' },
  { tag: 'A.servertype', slot: 'serverType', attribute: 'server_type' },
  { tag: 'A.dns', slot: 'dnsNameserver', attribute: 'dns_nameserver' },
  { tag: 'A.coe', slot: 'coe', attribute: 'coe' },
];

/** "flavor m1.small", "flavor of m1.small", and "m1.small flavor", "the m1.small as flavor". */
export const attributePatterns = attributes.map((each) => ({
  ...each,
  // "keypair laptop": keys are called like what they lie on.
  before: pattern(`${each.tag} ${link}? ${link}? @value${each.slot === 'keypair' ? '|X.noun' : ''}`),
  behind: pattern(`@name ${'P.as'}? ${each.tag}`),
}));

/** Switches by their lexicon class: the slot, Magnum's attribute, and the value that naming them means. */
export const switches: readonly (Attribute & { readonly on: boolean })[] = [
  { tag: 'A.lb', slot: 'masterLbEnabled', attribute: 'master_lb_enabled', on: true },
  { tag: 'A.fip', slot: 'floatingIpEnabled', attribute: 'floating_ip_enabled', on: true },
  { tag: 'A.tls', slot: 'tlsDisabled', attribute: 'tls_disabled', on: false },
  { tag: 'A.registry', slot: 'registryEnabled', attribute: 'registry_enabled', on: true },
  { tag: 'A.public', slot: 'public', attribute: 'public', on: true },
  { tag: 'A.private', slot: 'public', attribute: 'public', on: false },
  { tag: 'A.hidden', slot: 'hidden', attribute: 'hidden', on: true },
  { tag: 'A.visible', slot: 'hidden', attribute: 'hidden', on: false },
  { tag: 'A.dryrun', slot: 'dryRun', attribute: 'dry_run', on: true },
  { tag: 'A.merge', slot: 'mergeLabels', attribute: 'merge_labels', on: true },
];

/** Attributes of Magnum's API that `name=value` may be about; anything else is a label. */
export const attributeNames: ReadonlySet<string> = new Set([
  ...attributes.map((each) => each.attribute),
  ...switches.map((each) => each.attribute),
  'node_count',
  'master_count',
  'min_node_count',
  'max_node_count',
  'docker_volume_size',
  'name',
  'labels',
  'tags',
  'create_timeout',
  'health_status',
  'health_status_reason',
  'apiserver_port',
]);
