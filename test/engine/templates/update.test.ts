import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Patch } from '../../../src/engine/patch/patch.js';
import { insertCluster } from '../../../src/engine/store/clusters/write.js';
import { insertTemplate } from '../../../src/engine/store/templates.js';
import { showClusterTemplate } from '../../../src/engine/templates/lookup.js';
import type { ClusterTemplate } from '../../../src/engine/templates/template.js';
import { updateClusterTemplate } from '../../../src/engine/templates/update.js';
import { aCluster, aTemplate } from '../rows.js';
import { startTemplateLab, type TemplateLab } from './template-lab.js';

let lab: TemplateLab;
beforeAll(async () => {
  lab = await startTemplateLab();
});
afterAll(() => lab?.stop());

const update = (template: ClusterTemplate, patch: Patch, caller = lab.caller) =>
  updateClusterTemplate(lab.engine, caller, template.uuid, patch);
const replace = (attribute: string, value: unknown): Patch => [
  { op: 'replace', path: `/${attribute}`, value },
];

describe('changing a cluster template', () => {
  it('says what changed, from what to what', async () => {
    const { template, changes } = await update(await lab.make(), [
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
    ['a proxy that is none', replace('http_proxy', 'nonsense'), 'http_proxy takes the URL of a proxy'],
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
    const template = await lab.make();
    await expect(update(template, patch)).rejects.toThrow(sentence);
    expect(await showClusterTemplate(lab.engine, lab.caller, template.uuid)).toEqual(template);
  });

  it('to another image makes it of that image’s distribution, which Magnum forgets', async () => {
    const { template } = await update(await lab.make(), [
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

  it('of a proxy that Magnum took and that is none is refused only where it is about the proxy', async () => {
    const uuid = crypto.randomUUID();
    const odd = aTemplate({ uuid, projectId: lab.caller.projectId, httpProxy: 'nonsense' });
    await lab.engine.db.write((tx) => insertTemplate(tx, odd));
    expect((await update(odd, replace('name', 'other'))).template.httpProxy).toBe('nonsense');
    const { template } = await update(odd, replace('http_proxy', 'http://proxy.example.org:3128'));
    expect(template.httpProxy).toBe('http://proxy.example.org:3128');
  });

  it('takes away what may be taken away', async () => {
    const { template } = await update(await lab.make({ tags: 'a', labels: { swarm_strategy: 'spread' } }), [
      { op: 'remove', path: '/tags' },
      { op: 'remove', path: '/labels/swarm_strategy' },
      { op: 'remove', path: '/flavor_id' },
      { op: 'remove', path: '/name' },
    ]);
    expect(template).toMatchObject({ tags: null, labels: {}, flavorId: null });
    expect(template.name).toMatch(/^[a-z]+-\d+-template$/);
  });

  it('that changes nothing is accepted', async () => {
    const template = await lab.make();
    expect(await update(template, replace('flavor_id', 'm1.small'))).toEqual({ template, changes: [] });
  });

  it('to public is for admins', async () => {
    const template = await lab.make();
    await expect(update(template, replace('public', true))).rejects.toMatchObject({
      code: 'policy.forbidden',
      message: 'Not authorized to set public or hidden flag for cluster template.',
    });
    expect((await update(template, replace('public', true), lab.admin)).template.public).toBe(true);
  });

  it('that another project’s admin sees, but no other project', async () => {
    const template = await lab.make();
    const stranger = { ...lab.caller, projectId: 'other', projectName: 'other' };
    await expect(update(template, replace('name', 'x'), stranger)).rejects.toMatchObject({
      code: 'template.not_found',
    });
    await update(template, replace('public', true), lab.admin);
    await expect(update(template, replace('name', 'x'), stranger)).rejects.toMatchObject({
      code: 'policy.forbidden',
      message: "Policy doesn't allow clustertemplate:update to be performed.",
    });
    const foreignAdmin = { ...stranger, roles: ['admin'] };
    expect((await update(template, replace('name', 'adopted'), foreignAdmin)).template.name).toBe('adopted');
  });

  it('only once, when two change it together: the other is told', async () => {
    const template = await lab.make();
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
    used = await lab.make({ tags: 'a' }, lab.admin);
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
    await expect(update(used, patch, lab.admin)).rejects.toMatchObject({
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
    const { template } = await update(used, replace(attribute, value), lab.admin);
    expect(template).toMatchObject({ [attribute]: value });
  });

  it('cannot be made private again', async () => {
    await expect(update(used, replace('public', false), lab.admin)).rejects.toMatchObject({
      code: 'template.in_use',
    });
  });
});
