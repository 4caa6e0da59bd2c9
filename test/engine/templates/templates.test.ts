import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../src/engine/caller.js';
import type { Patch } from '../../../src/engine/patch/patch.js';
import { insertCluster } from '../../../src/engine/store/clusters.js';
import { insertTemplate } from '../../../src/engine/store/templates.js';
import { createClusterTemplate } from '../../../src/engine/templates/create.js';
import type { TemplateInput } from '../../../src/engine/templates/input.js';
import { showClusterTemplate } from '../../../src/engine/templates/lookup.js';
import type { ClusterTemplate } from '../../../src/engine/templates/template.js';
import { updateClusterTemplate } from '../../../src/engine/templates/update.js';
import { type Lab, startLab } from '../lab.js';
import { aCluster, aTemplate } from '../rows.js';

let lab: Lab;
let admin: Caller;
beforeAll(async () => {
  lab = await startLab();
  admin = { ...lab.caller, roles: ['admin'] };
});
afterAll(() => lab?.stop());

const swarm: TemplateInput = {
  coe: 'swarm',
  imageId: 'Fedora-Atomic-26-20170723.0.x86_64',
  externalNetworkId: 'public',
  flavorId: 'm1.small',
};
let count = 0;
function make(more: Partial<TemplateInput> = {}, caller = lab.caller): Promise<ClusterTemplate> {
  return createClusterTemplate(lab.engine, caller, { ...swarm, name: `t${++count}`, ...more });
}
const update = (template: ClusterTemplate, patch: Patch, caller = lab.caller) =>
  updateClusterTemplate(lab.engine, caller, template.uuid, patch);
const replace = (attribute: string, value: unknown): Patch => [
  { op: 'replace', path: `/${attribute}`, value },
];

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
    ['cluster type', { serverType: 'bm' }, 'coe', 'Cluster type (bm, fedora-atomic, swarm) not supported.'],
    [
      'label',
      { labels: { swarm_strategy: 'foo' } },
      'labels',
      'property "labels/swarm_strategy" with value "foo" is not supported, supported values are: spread, binpack, random, unspecified',
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
    const error = await make(more).catch((thrown) => thrown);
    expect(error.message).toContain(sentence);
    expect(error.field).toMatch(new RegExp(`^(${field})`));
  });

  it('may have an existing network and subnet, and labels that are numbers', async () => {
    const made = await make({
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
      await expect(make(more)).rejects.toMatchObject({
        code: 'policy.forbidden',
        message: 'Not authorized to set public or hidden flag for cluster template.',
      });
      expect(await make(more, admin)).toMatchObject(more);
    }
  });

  it('may share its name with another, and then only its uuid finds it', async () => {
    const one = await make({ name: 'twin' });
    await make({ name: 'twin' });
    await expect(showClusterTemplate(lab.engine, lab.caller, 'twin')).rejects.toMatchObject({
      code: 'template.ambiguous',
      message: 'Multiple ClusterTemplates exist with same name. Please use the ClusterTemplate uuid instead.',
    });
    expect(await showClusterTemplate(lab.engine, lab.caller, one.uuid.toUpperCase())).toEqual(one);
  });
});

describe('changing a cluster template', () => {
  it('says what changed, from what to what', async () => {
    const { template, changes } = await update(await make(), [
      { op: 'replace', path: '/flavor_id', value: 'm1.medium' },
      { op: 'add', path: '/docker_volume_size', value: '5' },
      { op: 'add', path: '/labels/swarm_strategy', value: 'random' },
      { op: 'replace', path: '/floating_ip_enabled', value: 'False' },
    ]);
    expect(template).toMatchObject({
      flavorId: 'm1.medium',
      dockerVolumeSize: 5,
      labels: { swarm_strategy: 'random' },
      floatingIpEnabled: false,
    });
    expect(changes.map(({ attribute }) => attribute).sort()).toEqual([
      'docker_volume_size',
      'flavor_id',
      'floating_ip_enabled',
      'labels',
    ]);
    expect(await showClusterTemplate(lab.engine, lab.caller, template.uuid)).toEqual(template);
  });

  it.each<[string, Patch, string]>([
    ['a flavor that is not there', replace('flavor_id', 'zz'), 'Unable to find flavor zz.'],
    ['an image that is not there', replace('image_id', 'zz'), 'Image zz could not be found.'],
    ['a network that is not there', replace('fixed_network', 'zz'), 'Unable to find fixed network zz.'],
    [
      'an external network that is not there',
      replace('external_network_id', 'zz'),
      'Unable to find external network zz.',
    ],
    ['a driver of another COE', replace('network_driver', 'calico'), 'Network driver type calico'],
    ['a size that is no number', replace('docker_volume_size', 'big'), 'docker_volume_size'],
    ['a truth that is none', replace('tls_disabled', 'maybe'), 'Value should be true or false'],
    [
      'a distribution that is not the image’s',
      replace('cluster_distro', 'ubuntu'),
      'cluster_distro is what the image says: fedora-atomic.',
    ],
    [
      'an image whose type has no driver',
      replace('image_id', 'fedora-coreos'),
      'Cluster type (vm, fedora-coreos, swarm) not supported.',
    ],
  ])('to %s is refused, and nothing is changed', async (_, patch, sentence) => {
    const template = await make();
    await expect(update(template, patch)).rejects.toThrow(sentence);
    expect(await showClusterTemplate(lab.engine, lab.caller, template.uuid)).toEqual(template);
  });

  it('to another image makes it of that image’s distribution, which Magnum forgets', async () => {
    const { template } = await update(await make(), [
      { op: 'replace', path: '/image_id', value: 'fedora-coreos' },
      { op: 'replace', path: '/coe', value: 'kubernetes' },
      { op: 'replace', path: '/network_driver', value: 'flannel' },
    ]);
    expect(template).toMatchObject({ clusterDistro: 'fedora-coreos', coe: 'kubernetes' });
  });

  it('asks the cloud only for what changes: an image that is gone is no reason to refuse a name', async () => {
    const gone = aTemplate({ uuid: crypto.randomUUID(), projectId: lab.caller.projectId, imageId: 'gone' });
    await lab.engine.db.write((tx) => insertTemplate(tx, gone));
    expect((await update(gone, replace('name', 'renamed'))).template.name).toBe('renamed');
  });

  it('takes away what may be taken away', async () => {
    const { template } = await update(await make({ tags: 'a', labels: { swarm_strategy: 'spread' } }), [
      { op: 'remove', path: '/tags' },
      { op: 'remove', path: '/labels/swarm_strategy' },
      { op: 'remove', path: '/flavor_id' },
      { op: 'remove', path: '/name' },
    ]);
    expect(template).toMatchObject({ tags: null, labels: {}, flavorId: null });
    expect(template.name).toMatch(/^[a-z]+-\d+-template$/);
  });

  it('that changes nothing is accepted', async () => {
    const template = await make();
    expect(await update(template, replace('flavor_id', 'm1.small'))).toEqual({ template, changes: [] });
  });

  it('to public is for admins', async () => {
    const template = await make();
    await expect(update(template, replace('public', true))).rejects.toMatchObject({
      code: 'policy.forbidden',
      message: 'Not authorized to set public or hidden flag for cluster template.',
    });
    expect((await update(template, replace('public', true), admin)).template.public).toBe(true);
  });

  it('that another project’s admin sees, but no other project', async () => {
    const template = await make();
    const stranger = { ...lab.caller, projectId: 'other', projectName: 'other' };
    await expect(update(template, replace('name', 'x'), stranger)).rejects.toMatchObject({
      code: 'template.not_found',
    });
    await update(template, replace('public', true), admin);
    await expect(update(template, replace('name', 'x'), stranger)).rejects.toMatchObject({
      code: 'policy.forbidden',
      message: "Policy doesn't allow clustertemplate:update to be performed.",
    });
    const foreignAdmin = { ...stranger, roles: ['admin'] };
    expect((await update(template, replace('name', 'adopted'), foreignAdmin)).template.name).toBe('adopted');
  });

  it('only once, when two change it together: the other is told', async () => {
    const template = await make();
    const outcomes = await Promise.allSettled(
      ['m1.medium', 'm1.large'].map((flavor) => update(template, replace('flavor_id', flavor))),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      reason: { message: expect.stringContaining('Somebody else changed') },
    });
  });
});

describe('a cluster template that clusters were made from', () => {
  let used: ClusterTemplate;
  beforeAll(async () => {
    used = await make({ tags: 'a' }, admin);
    const cluster = aCluster({ projectId: 'any', clusterTemplateId: used.uuid, status: 'CREATE_FAILED' });
    await lab.engine.db.write((tx) => insertCluster(tx, cluster));
  });

  it.each<[string, Patch]>([
    ['a flavor', replace('flavor_id', 'm1.medium')],
    ['labels', [{ op: 'add', path: '/labels/swarm_strategy', value: 'random' }]],
    ['a name and tags together', [...replace('name', 'x'), ...replace('tags', 'y')]],
    ['no tags any more', [{ op: 'remove', path: '/tags' }]],
    ['nothing at all', []],
  ])('does not take %s', async (_, patch) => {
    await expect(update(used, patch, admin)).rejects.toMatchObject({
      code: 'template.in_use',
      message: `ClusterTemplate ${used.uuid} is referenced by one or multiple clusters.`,
    });
  });

  it.each([
    ['name', 'renamed'],
    ['tags', 'b'],
    ['public', true],
    ['hidden', true],
    ['hidden', false],
  ])('takes another %s: %s', async (attribute, value) => {
    const { template } = await update(used, replace(attribute, value), admin);
    expect(template).toMatchObject({ [attribute]: value });
  });

  it('cannot be made private again', async () => {
    await expect(update(used, replace('public', false), admin)).rejects.toMatchObject({
      code: 'template.in_use',
    });
  });
});
