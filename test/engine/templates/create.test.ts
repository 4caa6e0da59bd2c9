import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TemplateInput } from '../../../src/engine/templates/input.js';
import { showClusterTemplate } from '../../../src/engine/templates/lookup.js';
import { startTemplateLab, type TemplateLab } from './template-lab.js';

let lab: TemplateLab;
beforeAll(async () => {
  lab = await startTemplateLab();
});
afterAll(() => lab?.stop());

describe('a new cluster template', () => {
  it.each<[string, Partial<TemplateInput>, string, string]>([
    ['image', { imageId: 'nothing' }, 'imageId|image', 'Image nothing could not be found.'],
    ['flavor', { flavorId: 'zz' }, 'flavor', 'Unable to find flavor zz.'],
    ['flavor of the masters', { masterFlavorId: 'zz' }, 'masterFlavor', 'Unable to find flavor zz.'],
    [
      'external network',
      { externalNetworkId: 'zz' },
      'externalNetwork',
      'Unable to find external network zz.',
    ],
    [
      'network that is not external',
      { externalNetworkId: 'private' },
      'externalNetwork',
      'Unable to find external network private.',
    ],
    ['fixed network', { fixedNetwork: 'zz' }, 'fixedNetwork', 'Unable to find fixed network zz.'],
    [
      'fixed network that is external',
      { fixedNetwork: 'public' },
      'fixedNetwork',
      'Unable to find fixed network public.',
    ],
    ['fixed subnet', { fixedSubnet: 'zz' }, 'fixedSubnet', 'Unable to find fixed subnet zz.'],
    [
      'fixed subnet of another network',
      { fixedNetwork: 'private', fixedSubnet: 'public-subnet' },
      'fixedSubnet',
      'Unable to find fixed subnet public-subnet.',
    ],
    [
      'network driver',
      { networkDriver: 'calico' },
      'networkDriver',
      'Network driver type calico is not supported, expecting a docker/flannel/unspecified network driver.',
    ],
    [
      'volume driver',
      { volumeDriver: 'cinder' },
      'volumeDriver',
      'Volume driver type cinder is not supported, expecting a rexray/unspecified volume driver.',
    ],
    [
      'volume too small for devicemapper',
      { dockerStorageDriver: 'devicemapper', dockerVolumeSize: 2 },
      'dockerVolumeSize',
      'docker volume size 2 GB is not valid, expecting minimum value 3GB for devicemapper storage driver.',
    ],
    [
      'storage driver',
      { dockerStorageDriver: 'zfs' as 'overlay' },
      'dockerStorageDriver',
      "Invalid input for field/attribute docker_storage_driver. Value: 'zfs'. Value should be one of: devicemapper, overlay, overlay2",
    ],
    [
      'volume size',
      { dockerVolumeSize: 0 },
      'dockerVolumeSize',
      "Invalid input for field/attribute docker_volume_size. Value: '0'. Value should be greater or equal to 1",
    ],
    [
      'port',
      { apiserverPort: 80 },
      'apiserverPort',
      "Invalid input for field/attribute apiserver_port. Value: '80'. Value should be greater or equal to 1024",
    ],
    [
      'COE',
      { coe: 'nomad' as 'swarm' },
      'coe',
      "Invalid input for field/attribute coe. Value: 'nomad'. Value should be one of: dcos, mesos, swarm, swarm-mode, kubernetes",
    ],
    [
      'name server',
      { dnsNameserver: 'abc' },
      'dnsNameserver',
      'Expected a single dns address or comma separated dns list, but received abc.',
    ],
    [
      'proxy that is no URL',
      { httpProxy: 'nonsense' },
      'httpProxy',
      'http_proxy takes the URL of a proxy such as http://proxy.example.org:3128.',
    ],
    [
      'proxy of another protocol',
      { httpsProxy: 'ftp://proxy.example.org' },
      'httpsProxy',
      'https_proxy takes the URL of a proxy such as http://proxy.example.org:3128.',
    ],
    [
      'exceptions from the proxy',
      { noProxy: 'localhost, a b' },
      'noProxy',
      'no_proxy takes hosts, addresses, networks and domains with commas, such as localhost,10.0.0.0/8,.example.org, and not "a b".',
    ],
    [
      'insecure registry',
      { insecureRegistry: 'registry:port' },
      'insecureRegistry',
      'insecure_registry is "registry:port", expecting a host, host:port or network.',
    ],
    ['cluster type', { serverType: 'bm' }, 'coe', 'Cluster type (bm, fedora-atomic, swarm) not supported.'],
    [
      'label',
      { labels: { swarm_strategy: 'foo' } },
      'labels',
      'property "labels/swarm_strategy" with value "foo" is not supported, supported values are: spread, binpack, random, unspecified',
    ],
    [
      'label with a private key',
      { labels: { x: '-----BEGIN EC PRIVATE KEY-----\nabc' } },
      'labels.x',
      'A label takes no private key: the whole project would read it.',
    ],
    [
      'label that holds labels',
      { labels: { a: { b: 'c' } as unknown as string } },
      'labels',
      'Invalid input for field/attribute labels.',
    ],
    [
      'long name',
      { name: 'x'.repeat(256) },
      'name',
      'Value should have a maximum character requirement of 255',
    ],
  ])('is refused for its %s, and the field is named', async (_, more, field, sentence) => {
    const error = await lab.make(more).catch((thrown) => thrown);
    expect(error.message).toContain(sentence);
    expect(error.field).toMatch(new RegExp(`^(${field})`));
  });

  it('may have an existing network and subnet, and labels that are numbers', async () => {
    const made = await lab.make({
      fixedNetwork: 'private',
      fixedSubnet: 'private-subnet',
      labels: { flannel_network_subnetlen: 26, rexray_preempt: true },
    });
    expect(made).toMatchObject({
      fixedNetwork: 'private',
      labels: { flannel_network_subnetlen: '26', rexray_preempt: 'true' },
    });
  });

  it('is public or hidden only from an admin', async () => {
    for (const more of [{ public: true }, { hidden: true }]) {
      await expect(lab.make(more)).rejects.toMatchObject({
        code: 'policy.forbidden',
        message: 'Not authorized to set public or hidden flag for cluster template.',
      });
      expect(await lab.make(more, lab.admin)).toMatchObject(more);
    }
  });

  it('may share its name with another, and then only its uuid finds it', async () => {
    const one = await lab.make({ name: 'twin' });
    await lab.make({ name: 'twin' });
    await expect(showClusterTemplate(lab.engine, lab.caller, 'twin')).rejects.toMatchObject({
      code: 'template.ambiguous',
      message: 'Multiple ClusterTemplates exist with same name. Please use the ClusterTemplate uuid instead.',
    });
    expect(await showClusterTemplate(lab.engine, lab.caller, one.uuid.toUpperCase())).toEqual(one);
  });
});
