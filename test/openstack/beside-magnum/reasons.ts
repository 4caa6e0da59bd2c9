import { names, type Reason } from './reason.js';
import { kubernetesReasons } from './reasons-kubernetes.js';

const magnum = (kind: Reason['kind'], name: RegExp, why: string, driver?: RegExp): Reason => ({
  kind,
  name,
  more: 'Magnum',
  why,
  ...(driver && { driver }),
});
const ours = (kind: Reason['kind'], name: RegExp, why: string, driver?: RegExp): Reason => ({
  ...magnum(kind, name, why, driver),
  more: 'ours',
});

/** The first that fits is the reason. */
export const reasons: readonly Reason[] = [
  magnum(
    'resource',
    names('OS::Heat::SoftwareConfig', 'OS::Heat::MultipartMime', 'OS::Heat::Value'),
    'Magnum has Heat put user data together, script by script; ours is one file for each role, with marks for what only Heat knows.',
  ),
  magnum(
    'resource',
    names('OS::Heat::SoftwareDeployment'),
    "Magnum's servers run an agent of Heat's that asks for its work; ours run their scripts at the first boot and signal a wait condition.",
  ),
  ours(
    'resource',
    names('OS::Heat::WaitCondition', 'OS::Heat::WaitConditionHandle'),
    'One for each server, so that the stack waits for it and fails with its own words.',
  ),
  ours(
    'resource',
    names('OS::Neutron::SecurityGroup'),
    'One for the cluster among itself, one for its API and one for what containers publish, in place of one for each role.',
  ),
  magnum(
    'resource',
    names('OS::Neutron::SecurityGroupRule'),
    'Ours are written in their groups, also those that name their own group.',
  ),
  magnum('resource', names('OS::Nova::ServerGroup'), 'One master has nobody to be kept apart from.'),
  ours(
    'resource',
    names('OS::Octavia::HealthMonitor'),
    "Magnum's depends on a condition that compares a boolean with an empty list, and so never is.",
  ),
  magnum(
    'resource',
    names('OS::Octavia::(LoadBalancer|Listener|Pool|PoolMember)'),
    'Magnum has a second load balancer for etcd, which no worker of ours asks.',
    /^kubernetes/,
  ),
  ...kubernetesReasons(magnum),
  magnum(
    'parameter',
    names(
      'auth_url',
      'cluster_uuid',
      'magnum_url',
      'discovery_url',
      'trust_id',
      'trustee_(domain_id|user_id|username|password)',
      'verify_ca',
      'openstack_ca',
      'tls_disabled',
      '(http|https|no)_proxy',
      'volume_driver',
      'network_driver',
      'docker_storage_driver',
      'flannel_(backend|network_cidr|network_subnetlen)',
      'registry_enabled',
      'rexray_preempt',
      'swarm_(strategy|version)',
      'region_name',
    ),
    'What servers are told: with ours all in one hidden parameter, `heat_params`.',
  ),
  magnum(
    'parameter',
    names('registry_(chunksize|container|insecure|port)', 'swift_region'),
    "A registry of ours is on port 5000 of its server's own host and keeps images in the container `docker_registry` of the cloud's region, in pieces of 5 MiB; Swift's certificate is looked at as everybody's (`verify_ca`).",
  ),
  magnum(
    'parameter',
    names('(master|minion|node)_image'),
    'Ours have one image, `server_image`, as has a template.',
  ),
  magnum(
    'parameter',
    names('fixed_network_name', 'fixed_subnet_cidr'),
    'A new network is called by Heat, and its addresses are `fixed_network_cidr`.',
  ),
  magnum(
    'parameter',
    names('loadbalancing_protocol'),
    'Always TCP, as clients speak TLS to the masters themselves.',
  ),
  magnum('parameter', names('ssh_public_key'), 'Nova puts the key pair into servers.'),
  magnum(
    'parameter',
    names(
      'is_cluster_stack',
      'existing_.*',
      '(master|worker)_(role|nodegroup_name)',
      '(master|minion)_kube_tag',
    ),
    'Magnum makes further node groups from the same template; ours have one of their own, `node-group.yaml`.',
  ),
  magnum(
    'parameter',
    names('number_of_secondary_masters'),
    'Masters of ours are alike, and the first that is at the discovery URL begins the swarm.',
  ),
  ours('parameter', names('heat_params'), "The servers' settings, hidden."),
  ours('parameter', names('server_image'), 'The image of all servers.'),
  ours('parameter', names('fixed_network_cidr'), 'Addresses of a new network.'),
  ours(
    'parameter',
    names('floating_ip_enabled', 'master_lb_enabled'),
    'What is optional is a condition of the template; Magnum chooses among environment files.',
  ),
  ours(
    'parameter',
    names('masters_to_remove', 'nodes_to_remove'),
    'Servers that are to go, or to be built anew, by name.',
  ),
  ours(
    'parameter',
    names('signals', 'upgrade', 'update_max_batch_size'),
    'Upgrades and new certificate authorities, told to running servers by their metadata.',
  ),
  ours('parameter', names('wait_condition_timeout'), 'How long each server has for its boot.'),
  ours('parameter', names('availability_zone'), "Nova's zone for the servers, of every driver."),
  ours(
    'parameter',
    names('container_cidr', 'etcd_port'),
    "Addresses of flannel, and the port of etcd's load balancer.",
  ),
];

/** The first reason that fits a difference; null where there is none. */
export function reasonFor(found: {
  readonly kind: Reason['kind'];
  readonly name: string;
  readonly magnum: number;
  readonly ours: number;
  readonly driver: string;
}): Reason | null {
  const more = found.magnum > found.ours ? 'Magnum' : 'ours';
  return (
    reasons.find(
      (one) =>
        one.kind === found.kind &&
        one.more === more &&
        one.name.test(found.name) &&
        (one.driver?.test(found.driver) ?? true),
    ) ?? null
  );
}
