import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { previewCluster } from '../../src/engine/clusters/preview.js';
import { createNodeGroup } from '../../src/engine/nodegroups/create.js';
import { createClusterTemplate } from '../../src/engine/templates/create.js';
import { updateClusterTemplate } from '../../src/engine/templates/update.js';
import { drive, type Lab, startLab } from './lab.js';

const mars = { availability_zone: 'mars' };
const noZone = {
  message: 'Availability zone mars could not be found.',
  field: 'labels',
  hint: 'Availability zones here: nova.',
};

describe('a label that says where servers come to be', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.stop());
  afterEach(() => lab.cloud.mend());

  const template = (name: string, labels: Record<string, string>, dockerVolumeSize?: number) =>
    createClusterTemplate(lab.engine, lab.caller, {
      name,
      coe: 'kubernetes',
      imageId: 'fedora-coreos',
      externalNetworkId: 'public',
      keypairId: 'testkey',
      labels,
      ...(dockerVolumeSize ? { dockerVolumeSize } : {}),
    });
  const cluster = (labels: Record<string, string>) => ({ name: 'c', clusterTemplate: 'swarm', labels });

  it('names a zone that Nova has, in templates that are made and changed', async () => {
    await expect(template('t', mars)).rejects.toMatchObject({ code: 'template.invalid', ...noZone });
    await template('t', { availability_zone: 'nova' });
    const patch = [{ op: 'replace' as const, path: '/labels/availability_zone', value: 'mars' }];
    await expect(updateClusterTemplate(lab.engine, lab.caller, 't', patch)).rejects.toMatchObject(noZone);
  });

  it('names one in clusters, also where it is only looked at what would be made, and in node groups', async () => {
    const { engine, caller } = lab;
    const refused = { code: 'cluster.invalid', ...noZone };
    await expect(createCluster(engine, caller, cluster(mars))).rejects.toMatchObject(refused);
    await expect(previewCluster(engine, caller, cluster(mars))).rejects.toMatchObject(refused);
    const made = await createCluster(engine, caller, cluster({ availability_zone: 'nova' }));
    await drive(engine, made.cluster.uuid, made.operation.id);
    const group = { name: 'g', labels: mars };
    await expect(createNodeGroup(engine, caller, 'c', group)).rejects.toMatchObject({
      code: 'nodegroup.invalid',
      ...noZone,
    });
  });

  it('may name a host of the zone, which is Nova’s to find', async () => {
    await template('on-a-host', { availability_zone: 'nova:compute-1' });
  });

  it('is refused where the zone is not available now', async () => {
    const info = (zoneName: string, available: boolean) => ({ zoneName, zoneState: { available } });
    const body = { availabilityZoneInfo: [info('nova', true), info('mars', false)] };
    await lab.cloud.fail({ service: 'compute', path: '/os-availability-zone', status: 200, body });
    await expect(template('down', mars)).rejects.toMatchObject({
      ...noZone,
      message: 'Availability zone mars is not available now.',
    });
  });

  it('is taken as it is where Nova lets only admins look', async () => {
    await lab.cloud.fail({ service: 'compute', path: '/os-availability-zone', status: 403 });
    await template('unseen', mars);
  });

  it('names a type of volumes that Cinder has, where there are to be volumes', async () => {
    await expect(template('typed', { docker_volume_type: 'gold' }, 5)).rejects.toMatchObject({
      code: 'template.invalid',
      field: 'labels',
      message: 'Volume type gold could not be found.',
      hint: 'Volume types here: __DEFAULT__, ssd.',
    });
    await template('typed', { docker_volume_type: 'ssd' }, 5);
    await template('without-volumes', { docker_volume_type: 'gold' });
  });
});
