import { stringify } from 'yaml';

const VERSION = '2016-10-14';

/** One random word: the smallest template that makes something. */
export const WORD = {
  heat_template_version: VERSION,
  parameters: {
    length: { type: 'number', default: 8, constraints: [{ range: { min: 1, max: 64 } }] },
    salt: { type: 'string', default: '', hidden: true },
  },
  resources: { word: { type: 'OS::Heat::RandomString', properties: { length: { get_param: 'length' } } } },
  outputs: { word: { value: { get_attr: ['word', 'value'] } } },
};

/** A group of nested stacks, each with a nested stack of its own. */
export const GROUP = {
  heat_template_version: VERSION,
  parameters: {
    count: { type: 'number', default: 1 },
    prefix: { type: 'string' },
  },
  resources: {
    lonely: { type: 'OS::Heat::RandomString', properties: { length: 12 } },
    nodes: {
      type: 'OS::Heat::ResourceGroup',
      properties: {
        count: { get_param: 'count' },
        resource_def: {
          type: 'node.yaml',
          properties: { name: { list_join: ['-', [{ get_param: 'prefix' }, '%index%']] } },
        },
      },
    },
  },
  outputs: {
    lonely: { value: { get_attr: ['lonely', 'value'] } },
    names: { value: { get_attr: ['nodes', 'name'] } },
    words: { value: { get_attr: ['nodes', 'word'] } },
    refs: { value: { get_attr: ['nodes', 'refs'] } },
    first: { value: { get_attr: ['nodes', 'resource.0.name'] } },
    sentence: {
      value: {
        str_replace: {
          template: 'COUNT of PREFIX',
          params: { COUNT: { get_param: 'count' }, PREFIX: { get_param: 'prefix' } },
        },
      },
    },
  },
};

/** The files of {@link GROUP}. `word.yaml` is reached through the alias that the environment files bind. */
export const GROUP_FILES = {
  'node.yaml': stringify({
    heat_template_version: VERSION,
    parameters: { name: { type: 'string' } },
    resources: { inner: { type: 'Contract::Word' } },
    outputs: {
      name: { value: { get_param: 'name' } },
      word: { value: { get_attr: ['inner', 'word'] } },
    },
  }),
  'word.yaml': stringify({
    heat_template_version: VERSION,
    resources: { word: { type: 'OS::Heat::RandomString' } },
    outputs: { word: { value: { get_attr: ['word', 'value'] } } },
  }),
  'none.env.yaml': stringify({ resource_registry: { 'Contract::Word': 'OS::Heat::None' } }),
  'word.env.yaml': stringify({ resource_registry: { 'Contract::Word': 'word.yaml' } }),
};

/** Waits for `count` signals, for at most `timeout` seconds. */
export const WAIT = {
  heat_template_version: VERSION,
  parameters: {
    count: { type: 'number', default: 1 },
    timeout: { type: 'number', default: 120 },
  },
  resources: {
    handle: { type: 'OS::Heat::WaitConditionHandle' },
    wait: {
      type: 'OS::Heat::WaitCondition',
      properties: {
        handle: { get_resource: 'handle' },
        count: { get_param: 'count' },
        timeout: { get_param: 'timeout' },
      },
    },
  },
  outputs: {
    notify: { value: { get_attr: ['handle', 'curl_cli'] } },
    data: { value: { get_attr: ['wait', 'data'] } },
  },
};

/** Names things that must exist in the cloud. */
export const NAMES = {
  heat_template_version: VERSION,
  parameters: {
    flavor: { type: 'string', default: 'm1.small', constraints: [{ custom_constraint: 'nova.flavor' }] },
    keypair: { type: 'string', default: 'testkey', constraints: [{ custom_constraint: 'nova.keypair' }] },
    image: {
      type: 'string',
      default: 'Fedora-Atomic-26-20170723.0.x86_64',
      constraints: [{ custom_constraint: 'glance.image' }],
    },
    network: { type: 'string', default: 'public', constraints: [{ custom_constraint: 'neutron.network' }] },
  },
  resources: { word: { type: 'OS::Heat::RandomString' } },
};

/** A server with its network, reachable from outside, and a volume. */
export const SERVER = {
  heat_template_version: VERSION,
  parameters: {
    name: { type: 'string' },
    image: { type: 'string' },
    flavor: { type: 'string' },
    keypair: { type: 'string' },
    external: { type: 'string' },
  },
  resources: {
    net: { type: 'OS::Neutron::Net' },
    subnet: {
      type: 'OS::Neutron::Subnet',
      properties: { network: { get_resource: 'net' }, cidr: '10.9.0.0/24', dns_nameservers: ['8.8.8.8'] },
    },
    router: {
      type: 'OS::Neutron::Router',
      properties: { external_gateway_info: { network: { get_param: 'external' } } },
    },
    interface: {
      type: 'OS::Neutron::RouterInterface',
      properties: { router: { get_resource: 'router' }, subnet: { get_resource: 'subnet' } },
    },
    firewall: {
      type: 'OS::Neutron::SecurityGroup',
      properties: {
        rules: [{ protocol: 'icmp' }, { protocol: 'tcp', port_range_min: 22, port_range_max: 22 }],
      },
    },
    port: {
      type: 'OS::Neutron::Port',
      properties: {
        network: { get_resource: 'net' },
        security_groups: [{ get_resource: 'firewall' }],
        fixed_ips: [{ subnet: { get_resource: 'subnet' } }],
      },
    },
    floating: {
      type: 'OS::Neutron::FloatingIP',
      depends_on: 'interface',
      properties: { floating_network: { get_param: 'external' }, port_id: { get_resource: 'port' } },
    },
    server: {
      type: 'OS::Nova::Server',
      properties: {
        name: { get_param: 'name' },
        image: { get_param: 'image' },
        flavor: { get_param: 'flavor' },
        key_name: { get_param: 'keypair' },
        user_data_format: 'RAW',
        user_data: '#!/bin/sh\ntrue\n',
        networks: [{ port: { get_resource: 'port' } }],
      },
    },
    volume: { type: 'OS::Cinder::Volume', properties: { size: 1 } },
    attachment: {
      type: 'OS::Cinder::VolumeAttachment',
      properties: { instance_uuid: { get_resource: 'server' }, volume_id: { get_resource: 'volume' } },
    },
  },
  outputs: {
    server: { value: { get_resource: 'server' } },
    private: { value: { get_attr: ['port', 'fixed_ips', 0, 'ip_address'] } },
    public: { value: { get_attr: ['floating', 'floating_ip_address'] } },
  },
};

/** A network with a subnet. */
export const GROUND = {
  heat_template_version: VERSION,
  resources: {
    network: { type: 'OS::Neutron::Net' },
    subnet: {
      type: 'OS::Neutron::Subnet',
      properties: { network: { get_resource: 'network' }, cidr: '10.99.0.0/24' },
    },
  },
  outputs: {
    network: { value: { get_resource: 'network' } },
    subnet: { value: { get_resource: 'subnet' } },
  },
};

/** A port on a network that another stack made. */
export const PORT = {
  heat_template_version: VERSION,
  parameters: { network: { type: 'string' } },
  resources: { port: { type: 'OS::Neutron::Port', properties: { network: { get_param: 'network' } } } },
};

/** A group whose every member fails: it waits two seconds for a signal that nobody sends. */
export const FAILING = {
  template: {
    heat_template_version: VERSION,
    parameters: { count: { type: 'number', default: 0 }, length: { type: 'number', default: 8 } },
    resources: {
      word: { type: 'OS::Heat::RandomString', properties: { length: { get_param: 'length' } } },
      nodes: {
        type: 'OS::Heat::ResourceGroup',
        properties: { count: { get_param: 'count' }, resource_def: { type: 'waits.yaml' } },
      },
    },
  },
  files: {
    'waits.yaml': stringify({
      heat_template_version: VERSION,
      resources: {
        handle: { type: 'OS::Heat::WaitConditionHandle' },
        wait: {
          type: 'OS::Heat::WaitCondition',
          properties: { handle: { get_resource: 'handle' }, timeout: 2, count: 1 },
        },
      },
    }),
  },
};
