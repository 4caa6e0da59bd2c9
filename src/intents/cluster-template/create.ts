import { z } from 'zod';
import { createClusterTemplate } from '../../engine/templates/create.js';
import { Coe } from '../../engine/templates/template.js';
import { Count, flag, LabelMap, positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { templateCard } from './card.js';
import { gapsIn } from './gaps.js';

/** What the `magnum` command sends when nothing is said (python-magnumclient 4.0.0). */
const defaultNameserver = '8.8.8.8';

export const clusterTemplateCreate = defineIntent({
  action: 'clustertemplate:create',
  command: {
    name: 'cluster-template-create',
    summary: 'Make a cluster template',
    risk: 'change',
    aliases: ['baymodel-create'],
    positionals: [positional('name', 'text', 'a name for the template')],
    flags: [
      flag('coe', 'text', 'container orchestration engine', { required: true, choices: Coe.options }),
      flag('image', 'image', 'image with the property os_distro', { required: true, aliases: ['image-id'] }),
      flag('external-network', 'external-network', 'network that floating IPs come from', {
        aliases: ['external-network-id'],
      }),
      flag('keypair', 'keypair', 'SSH keypair for the nodes', { aliases: ['keypair-id'] }),
      flag('flavor', 'flavor', 'flavor of the workers', { aliases: ['flavor-id'] }),
      flag('master-flavor', 'flavor', 'flavor of the masters', { aliases: ['master-flavor-id'] }),
      flag('docker-volume-size', 'integer', 'GiB of volume for containers on each node'),
      flag('docker-storage-driver', 'text', 'storage driver of Docker', {
        choices: ['devicemapper', 'overlay', 'overlay2'],
      }),
      flag('dns-nameserver', 'text', 'IPv4 of the name server, several with commas'),
      flag('network-driver', 'network-driver', 'network of the containers: docker, flannel, calico'),
      flag('volume-driver', 'volume-driver', 'volumes for containers: rexray or cinder'),
      flag('fixed-network', 'network', 'existing network for the nodes'),
      flag('fixed-subnet', 'subnet', 'existing subnet for the nodes'),
      flag('labels', 'labels', 'key=value, several with commas'),
      flag('master-lb-enabled', 'boolean', 'load balancer before the masters'),
      flag('floating-ip-enabled', 'boolean', 'floating IP for every node'),
      flag('tls-disabled', 'boolean', 'no TLS in the cluster'),
      flag('registry-enabled', 'boolean', 'local Docker registry'),
      flag('insecure-registry', 'text', 'address of a registry without TLS'),
      flag('http-proxy', 'text', 'HTTP proxy of the nodes'),
      flag('https-proxy', 'text', 'HTTPS proxy of the nodes'),
      flag('no-proxy', 'text', 'hosts that need no proxy'),
      flag('server-type', 'text', 'virtual machines or bare metal', {
        choices: ['vm', 'bm'],
        words: { vm: 'virtual machines', bm: 'bare metal' },
      }),
      flag('public', 'boolean', 'for all projects (admins only)'),
      flag('hidden', 'boolean', 'left out of lists (admins only)'),
      flag('tags', 'text', 'words for finding it, with commas'),
    ],
    examples: [
      'cluster-template-create swarm-template --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --docker-volume-size 5 --dns-nameserver 8.8.8.8 --coe swarm',
      'cluster-template-create k8s --coe kubernetes --image fedora-coreos --external-network public --labels kube_tag=v1.32.3',
    ],
  },
  usuallySaid: [
    'name',
    'coe',
    'image',
    'external-network',
    'keypair',
    'flavor',
    'master-flavor',
    'docker-volume-size',
    'dns-nameserver',
    'labels',
    'network-driver',
    'fixed-network',
    'fixed-subnet',
    'master-lb-enabled',
    'floating-ip-enabled',
  ],
  form: { title: 'New cluster template', submit: 'Create', requires: ['external-network'] },
  slots: z.strictObject({
    name: Text.max(255, 'a template name has at most 255 characters.').optional(),
    coe: Coe,
    image: Text,
    externalNetwork: Text.optional(),
    keypair: Text.optional(),
    flavor: Text.optional(),
    masterFlavor: Text.optional(),
    dockerVolumeSize: Count.min(1, 'a volume has at least 1 GiB.').optional(),
    dockerStorageDriver: z.enum(['devicemapper', 'overlay', 'overlay2']).optional(),
    dnsNameserver: Text.optional(),
    networkDriver: Text.optional(),
    volumeDriver: Text.optional(),
    fixedNetwork: Text.optional(),
    fixedSubnet: Text.optional(),
    labels: LabelMap.optional(),
    masterLbEnabled: z.boolean().optional(),
    floatingIpEnabled: z.boolean().optional(),
    tlsDisabled: z.boolean().optional(),
    registryEnabled: z.boolean().optional(),
    insecureRegistry: Text.optional(),
    httpProxy: Text.optional(),
    httpsProxy: Text.optional(),
    noProxy: Text.optional(),
    serverType: z.enum(['vm', 'bm']).optional(),
    public: z.boolean().optional(),
    hidden: z.boolean().optional(),
    tags: Text.max(255, 'tags have at most 255 characters in all.').optional(),
  }),
  async perform({ engine, caller, origin, requestKey, standing }, slots) {
    const { image, keypair, externalNetwork, flavor, masterFlavor, dnsNameserver, ...same } = slots;
    const template = await createClusterTemplate(
      engine,
      caller,
      {
        ...same,
        imageId: image,
        externalNetworkId: externalNetwork,
        keypairId: keypair,
        flavorId: flavor,
        masterFlavorId: masterFlavor,
        dnsNameserver: dnsNameserver ?? defaultNameserver,
      },
      { origin, key: requestKey },
    );
    const warnings = await gapsIn(engine, caller, template, standing?.ownKeypairs);
    return {
      kind: 'answer',
      card: templateCard(template, {
        title: `Cluster template ${template.name} created`,
        tone: warnings.length > 0 ? 'warning' : 'success',
        ...(warnings.length > 0 ? { text: warnings.join(' ') } : {}),
      }),
    };
  },
});
