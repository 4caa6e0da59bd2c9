import type { FailureKind } from '../../../src/intents/failure/failure.js';

/** What OpenStack really says, by the type of the resource that it is said of (null: of the stack), and what it is. */
export const texts: readonly (readonly [FailureKind, string | null, string])[] = [
  ['rolled-back', null, 'Stack ROLLBACK completed successfully'],
  // Our own sentences about a discovery URL; what stands in the URL means nothing.
  ['discovery', null, "Failed to get the size of cluster from 'http://nowhere.example/quota'."],
  ['discovery', null, "Expected cluster size 3 but get cluster size 1 from 'http://127.0.0.1:8087/x'."],
  ['discovery', null, "Invalid discovery URL 'http://127.0.0.1:8087/x'."],
  ['discovery', null, "Failed to get discovery url from 'http://127.0.0.1:8087/discovery/new?size=1'."],
  // Magnum and Heat
  [
    'magnum-quota',
    null,
    'Resource limit exceeded: You have reached the maximum clusters per project, 20. You may delete a cluster to make room for a new one.',
  ],
  [
    'stack-quota',
    null,
    'Heat answered 403: Request limit exceeded: You have reached the maximum stacks per tenant, 512. Please delete some stacks.',
  ],
  ['stack-quota', null, 'Request limit exceeded: Maximum resources per stack exceeded.'],
  // Nova's quota
  [
    'compute-quota',
    'OS::Nova::Server',
    'Forbidden: resources.server: Quota exceeded for cores: Requested 4, but already used 18 of 20 cores (HTTP 403) (Request-ID: req-6b4b2b5e-8a51-4e35-b1b4-1f7c5d2b8a11)',
  ],
  [
    'compute-quota',
    'OS::Nova::Server',
    'Forbidden: resources[1].resources.kube-minion: Quota exceeded for ram: Requested 8192, but already used 49152 of 51200 ram (HTTP 403)',
  ],
  [
    'compute-quota',
    'OS::Nova::Server',
    'Forbidden: resources.server: Quota exceeded for instances, cores: Requested 1, 4, but already used 10, 20 of 10, 20 instances, cores (HTTP 403)',
  ],
  [
    'compute-quota',
    'OS::Nova::ServerGroup',
    'Forbidden: resources.nodes_server_group: Quota exceeded, too many server groups. (HTTP 403)',
  ],
  [
    'compute-quota',
    'OS::Nova::Server',
    'Forbidden: resources.server: Quota exceeded, too many servers in group (HTTP 403)',
  ],
  // Neutron's quota
  [
    'network-quota',
    'OS::Neutron::FloatingIP',
    "OverQuotaClient: resources.floating_address: Quota exceeded for resources: ['floatingip'].\nNeutron server returns request_ids: ['req-56b86273-cf70-4a8b-9506-8be6ea03fe38']",
  ],
  [
    'network-quota',
    'OS::Neutron::Net',
    "OverQuotaClient: resources.network: Quota exceeded for resources: ['network'].",
  ],
  [
    'network-quota',
    'OS::Neutron::SecurityGroup',
    "OverQuotaClient: resources.secgroup_kube_master: Quota exceeded for resources: ['security_group_rule'].",
  ],
  [
    'network-quota',
    'OS::Neutron::Router',
    "OverQuotaClient: resources.router: Quota exceeded for resources: ['router'].",
  ],
  // Cinder's
  [
    'volume-quota',
    'OS::Cinder::Volume',
    'OverLimit: resources.volume: VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested 1001G, quota is 1000G and 0G has been consumed. (HTTP 413) (Request-ID: req-173c3f2c-8c73-4aea-8af8-ef1fb0e04d5d)',
  ],
  [
    'volume-quota',
    'OS::Cinder::Volume',
    "OverLimit: resources.docker_volume: VolumeLimitExceeded: Maximum number of volumes allowed (10) exceeded for quota 'volumes'. (HTTP 413)",
  ],
  // Octavia's and Barbican's
  [
    'load-balancer-quota',
    'OS::Octavia::LoadBalancer',
    'OctaviaClientException: resources.loadbalancer: Quota has been met for resources: Load Balancer (HTTP 403) (Request-ID: req-1)',
  ],
  [
    'secret-quota',
    'OS::Barbican::Secret',
    'Quota reached for project 978a5ab908fc477f9fa42c348e2c54d2. Only 10 secrets are allowed.',
  ],
  // hypervisors
  [
    'no-host',
    'OS::Nova::Server',
    'ResourceInError: resources.server: Went to status ERROR due to "Message: No valid host was found. There are not enough hosts available., Code: 500"',
  ],
  [
    'no-host',
    null,
    'Resource CREATE failed: ResourceInError: resources[0].resources.server: Went to status ERROR due to "Message: No valid host was found. , Code: 500"',
  ],
  [
    'no-host',
    'OS::Nova::Server',
    'ResourceInError: resources.kube-master: Went to status ERROR due to "Message: Exceeded maximum number of retries. Exhausted all hosts available for retrying build failures for instance 88f76943-9a4d-4e28-8995-79792fed559f., Code: 500"',
  ],
  ['server', 'OS::Nova::Server', 'ResourceInError: resources.server: Went to status ERROR due to "Unknown"'],
  // flavors and images
  [
    'flavor',
    'OS::Nova::Server',
    'ResourceInError: resources.server: Went to status ERROR due to "Message: Build of instance 88f76943-9a4d-4e28-8995-79792fed559f aborted: Flavor\'s disk is too small for requested image. Flavor disk is 1073741824 bytes, image is 2361393152 bytes., Code: 500"',
  ],
  [
    'flavor',
    'OS::Nova::Server',
    "BadRequest: resources.server: Flavor's memory is too small for requested image. (HTTP 400) (Request-ID: req-2)",
  ],
  [
    'flavor',
    'OS::Nova::Server',
    "BadRequest: resources.server: Flavor's disk is smaller than the minimum size specified in image metadata. Flavor disk is 1073741824 bytes, minimum size is 10737418240 bytes. (HTTP 400)",
  ],
  [
    'flavor',
    null,
    "Heat answered 400: Property error: : resources.swarm_masters.properties.flavor: : Error validating value 'm1.gone': The Flavor (m1.gone) could not be found.",
  ],
  [
    'flavor',
    'OS::Nova::Server',
    "NotFound: resources.server: No Flavor matching {'name': 'm1.gone'}. (HTTP 404)",
  ],
  [
    'image',
    null,
    "Property error: : resources.kube_masters.properties.image: : Error validating value 'fedora-gone': The Image (fedora-gone) could not be found.",
  ],
  ['image', 'OS::Nova::Server', 'BadRequest: resources.server: Image 1b2c is not active. (HTTP 400)'],
  ['image', 'OS::Nova::Server', 'BadRequest: resources.server: Can not find requested image (HTTP 400)'],
  [
    'image',
    'OS::Nova::Server',
    'ResourceInError: resources.server: Went to status ERROR due to "Message: Build of instance 8 aborted: Image 9 is unacceptable: Image has no associated data, Code: 500"',
  ],
  // key pairs
  [
    'keypair',
    null,
    "Property error: : resources.kube_masters.properties.ssh_key_name: : Error validating value 'testkey': The Key (testkey) could not be found.",
  ],
  ['keypair', 'OS::Nova::Server', 'BadRequest: resources.server: Invalid key_name provided. (HTTP 400)'],
  // networks
  [
    'network',
    'OS::Nova::Server',
    'ResourceInError: resources.server: Went to status ERROR due to "Message: Build of instance 8 aborted: Failed to allocate the network(s), not rescheduling., Code: 500"',
  ],
  [
    'network',
    'OS::Nova::Server',
    'ResourceInError: resources.server: Went to status ERROR due to "Message: Binding failed for port d6e20df1-0a1a-4c18-9828-847c99ad755c, please check neutron logs for more information., Code: 500"',
  ],
  [
    'network',
    'OS::Neutron::FloatingIP',
    'IpAddressGenerationFailureClient: resources.floating_address: No more IP addresses available on network 163c6532-1576-4fc4-b527-0d0443c4a3ba.',
  ],
  [
    'network',
    'OS::Neutron::FloatingIP',
    'NotFound: resources.floating_address: External network 163c6532 is not reachable from subnet 6a713f14.  Therefore, cannot associate Port 7a8c850c with a Floating IP.',
  ],
  [
    'network',
    'OS::Neutron::FloatingIP',
    'BadRequest: resources.floating_address: Bad floatingip request: Network 163c6532 is not a valid external network.',
  ],
  [
    'network',
    null,
    "Property error: : resources.network.properties.external_network: : Error validating value 'public2': Unable to find network with name or id 'public2'",
  ],
  [
    'network',
    'OS::Neutron::Subnet',
    'BadRequest: resources.subnet: Invalid input for operation: Requested subnet with cidr: 10.0.0.0/24 for network: 7a8c overlaps with another subnet.',
  ],
  [
    'in-use',
    'OS::Neutron::RouterInterface',
    'Conflict: resources.router_interface: Router interface for subnet 45e7 on router 7a8c cannot be deleted, as it is required by one or more floating IPs.',
  ],
  // Cinder
  [
    'volume',
    'OS::Cinder::Volume',
    'ResourceInError: resources.docker_volume: Went to status error due to "Unknown"',
  ],
  [
    'volume',
    'OS::Cinder::Volume',
    'NotFound: resources.typed_volume: Volume type with name ssd-9000 could not be found. (HTTP 404)',
  ],
  [
    'volume',
    'OS::Cinder::VolumeAttachment',
    'Error: resources.volume_attachment: Failed to attach volume 3 to server 4 - Unknown status error',
  ],
  [
    'volume',
    'OS::Nova::Server',
    'ResourceInError: resources.server: Went to status ERROR due to "Message: Build of instance 8 aborted: Volume 3 did not finish being created even after we waited 61 seconds or 61 attempts. And its status is error., Code: 500"',
  ],
  // Octavia
  [
    'load-balancer',
    'OS::Octavia::LoadBalancer',
    'ResourceInError: resources.loadbalancer: Went to status ERROR due to "Unknown"',
  ],
  [
    'load-balancer',
    'OS::Octavia::Pool',
    'OctaviaClientException: resources.pool: Load Balancer 45e7 is immutable and cannot be updated. (HTTP 409)',
  ],
  // guests
  [
    'guest-timeout',
    'OS::Heat::WaitCondition',
    'WaitConditionTimeout: resources.wait_condition: 0 of 1 received',
  ],
  [
    'guest-timeout',
    'OS::Heat::WaitCondition',
    'WaitConditionTimeout: resources[0].resources.master_wait_condition: 1 of 2 received - Setup complete',
  ],
  [
    'guest-failure',
    'OS::Heat::WaitCondition',
    'WaitConditionFailure: resources.wait_condition: The image quay.io/coreos/etcd:v3.4 could not be found',
  ],
  [
    'guest-failure',
    'OS::Heat::SoftwareDeployment',
    'Error: resources.master_config_deployment: Deployment exited with non-zero status code: 1',
  ],
  // discovery and Keystone
  ['discovery', null, "Failed to get discovery url from 'https://discovery.etcd.io/new?size=3'."],
  ['discovery', null, 'Invalid discovery URL http://10.0.0.9:8087/v1.'],
  ['trust', null, 'Failed to create trustee or trust for Cluster: db736cd6-c966-4457-a148-15af9140f2f6'],
  ['login', null, 'Keystone answered 401: The request you have made requires authentication.'],
  [
    'login',
    null,
    'Keystone answered 403: You are not authorized to perform the requested action: identity:create_user.',
  ],
  [
    'login',
    'OS::Neutron::Port',
    'Forbidden: resources.port: (rule:create_port and (rule:create_port:allowed_address_pairs)) is disallowed by policy',
  ],
  // Heat's own
  ['stack-gone', null, 'Stack with id 4e63db02-0000-4000-8000-000000000000 not found in Heat.'],
  [
    'stack-timeout',
    null,
    'CREATE aborted (Task create from ResourceGroup "kube_masters" Stack "k8s-eyjntm5ss3jc" [b872061d-67ee-4b45-b2ef-08c01ff7e1ed] Timed out)',
  ],
  ['stack-suspended', null, 'Heat answered 400: Updating a stack when it is suspended is not supported.'],
  [
    'stack-suspended',
    null,
    'Updating a stack when it is suspended is not supported: stack prod-big is SUSPEND_COMPLETE.',
  ],
  ['stack-deleting', null, 'Heat answered 400: Updating a stack when it is deleting is not supported.'],
  ['stack-timeout', null, 'Stack CREATE timed out'],
  ['interrupted', null, 'Engine went down during stack CREATE'],
  ['interrupted', null, 'Stack UPDATE cancelled'],
  [
    'template',
    null,
    "Heat answered 400: Property error: : resources.subnet.properties.cidr: : Error validating value '10.0.0/24': Invalid net cidr",
  ],
  [
    'template',
    null,
    'ERROR: HEAT-E99001 Service octavia is not available for resource type OS::Octavia::LoadBalancer, reason: Required service octavia not available.',
  ],
  ['template', null, 'The Parameter (fixed_network) was not provided.'],
  // services
  ['secrets', null, 'Barbican answered 500: Internal Server Error'],
  ['service-down', null, 'Heat does not answer (connection refused). Is its address right?'],
  [
    'service-down',
    'OS::Nova::Server',
    "ClientException: resources.server: Unexpected API Error. <class 'oslo_messaging.exceptions.MessagingTimeout'> (HTTP 500) (Request-ID: req-3)",
  ],
  [
    'service-down',
    'OS::Neutron::Port',
    'ConnectFailure: resources.port: Unable to establish connection to http://controller:9696/v2.0/ports: HTTPConnectionPool(host=controller, port=9696): Max retries exceeded with url',
  ],
  ['service-down', null, 'Nova answered 503: Service Unavailable'],
  ['conflict', null, 'Heat answered 409: The Stack (swarm-abc) already exists.'],
  ['conflict', null, 'Heat answered 409: Stack swarm-abc already has an action (UPDATE) in progress.'],
  // texts that nobody knows
  ['unknown', null, 'Something that nobody foresaw.'],
];

/** Why Heat could not delete something. */
export const ofDeletions: readonly (readonly [FailureKind, string, string])[] = [
  [
    'in-use',
    'OS::Neutron::Subnet',
    'Conflict: resources.private_subnet: Unable to complete operation on subnet 0b65ff86-13a5-460f-96c3-d3b20377df60. One or more ports have an IP allocation from this subnet.',
  ],
  [
    'in-use',
    'OS::Neutron::Net',
    'Conflict: resources.network: Unable to complete operation on network 7a8c. There are one or more ports still in use on the network.',
  ],
  ['in-use', 'OS::Neutron::SecurityGroup', 'Conflict: resources.secgroup: Security Group 45e7 in use.'],
  [
    'in-use',
    'OS::Cinder::Volume',
    'BadRequest: resources.volume: Invalid volume: Volume status must be available or error and must not be attached, current status is: in-use',
  ],
  ['service-down', 'OS::Nova::Server', 'ClientException: resources.server: Service Unavailable (HTTP 503)'],
  ['in-use', 'OS::Nova::Server', 'Whatever else it was.'],
];
