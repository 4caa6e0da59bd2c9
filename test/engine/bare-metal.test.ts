import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { showCluster } from '../../src/engine/clusters/lookup.js';
import { createNodeGroup } from '../../src/engine/nodegroups/create.js';
import type { TemplateInput } from '../../src/engine/templates/input.js';
import { updateClusterTemplate } from '../../src/engine/templates/update.js';
import { drive } from './lab.js';
import { startTemplateLab, type TemplateLab } from './templates/template-lab.js';

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error) => `${error.code}: ${error.field}: ${error.message}`,
  );

describe('a template for bare metal', () => {
  let lab: TemplateLab;
  beforeAll(async () => {
    lab = await startTemplateLab();
  });
  afterAll(() => lab?.stop());

  const make = (more: Partial<TemplateInput> = {}) =>
    lab.make({
      coe: 'kubernetes',
      serverType: 'bm',
      imageId: 'fedora-coreos',
      keypairId: 'testkey',
      fixedNetwork: 'private',
      fixedSubnet: 'private-subnet',
      ...more,
    });

  it.each<[string, Partial<TemplateInput>, RegExp]>([
    [
      'no network',
      { fixedNetwork: undefined },
      /^template.invalid: fixedNetwork: .*name it as fixed_network/,
    ],
    ['no subnet', { fixedSubnet: undefined }, /^template.invalid: fixedSubnet: .*the one of private/],
    [
      'a volume',
      { dockerVolumeSize: 5 },
      /^template.invalid: dockerVolumeSize: .*leave docker_volume_size out/,
    ],
    [
      'volumes of Cinder',
      { volumeDriver: 'cinder' },
      /^template.invalid: volumeDriver: .*expecting a unspecified volume driver\.$/,
    ],
    [
      'a COE that is not for machines',
      { coe: 'swarm-mode' },
      /^driver.not_found: coe: Cluster type \(bm, fedora-coreos, swarm-mode\) not supported\.$/,
    ],
  ])('is refused with %s, and the field is named', async (_, more, sentence) => {
    expect(await refused(make(more))).toMatch(sentence);
  });

  it('cannot lose its network later', async () => {
    const template = await make();
    const patch = [{ op: 'remove', path: '/fixed_network' }] as const;
    expect(await refused(updateClusterTemplate(lab.engine, lab.caller, template.uuid, patch))).toMatch(
      /^template.invalid: fixedNetwork: Bare metal servers stand on a network that is there/,
    );
  });

  it.each(['fedora-coreos', 'Fedora-Atomic-26-20170723.0.x86_64'])(
    'makes clusters, and groups of theirs, from %s',
    async (imageId) => {
      const { engine, caller } = lab;
      const { uuid: clusterTemplate } = await make({ imageId });
      expect(await refused(createCluster(engine, caller, { clusterTemplate, dockerVolumeSize: 5 }))).toMatch(
        /^cluster.invalid: dockerVolumeSize: Bare metal servers keep containers on their own disks/,
      );

      const { cluster, operation } = await createCluster(engine, caller, { clusterTemplate });
      await drive(engine, cluster.uuid, operation.id);
      expect(await showCluster(engine, caller, cluster.uuid)).toMatchObject({
        status: 'CREATE_COMPLETE',
        fixedNetwork: 'private',
        apiAddress: expect.stringMatching(/^https:/),
      });

      expect(
        await refused(createNodeGroup(engine, caller, cluster.uuid, { name: 'big', dockerVolumeSize: 5 })),
      ).toMatch(/^nodegroup.invalid: dockerVolumeSize: /);
      const group = await createNodeGroup(engine, caller, cluster.uuid, { name: 'big' });
      await drive(engine, cluster.uuid, group.operation.id);
      expect((await showCluster(engine, caller, cluster.uuid)).status).toBe('UPDATE_COMPLETE');
    },
  );
});
