import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import type { TemplateInput } from '../../src/engine/templates/input.js';
import { updateClusterTemplate } from '../../src/engine/templates/update.js';
import { startTemplateLab, type TemplateLab } from './templates/template-lab.js';

/** Has addresses of the cloud's private-subnet, 10.252.0.0/16. */
const wide = { service_cluster_ip_range: '10.252.16.0/20' };

describe('nodes on a network that is there', () => {
  let lab: TemplateLab;
  beforeAll(async () => {
    lab = await startTemplateLab();
  });
  afterAll(() => lab?.stop());

  const make = (more: Partial<TemplateInput> = {}) =>
    lab.make({ coe: 'kubernetes', imageId: 'fedora-coreos', keypairId: 'testkey', ...more });
  const refused = (work: Promise<unknown>) =>
    work.then(
      () => 'not refused',
      (error) => `${error.code}: ${error.field}: ${error.message}`,
    );
  const inCommon =
    'labels: service_cluster_ip_range 10.252.16.0/20 and fixed_subnet private-subnet 10.252.0.0/16 have addresses in common: nodes, pods and services each need their own.';

  it('may not have addresses of the services: the template says so, and so do its changes', async () => {
    for (const fixed of [
      { fixedNetwork: 'private', fixedSubnet: 'private-subnet' },
      { fixedNetwork: 'private' },
    ]) {
      expect(await refused(make({ ...fixed, labels: wide }))).toBe(`template.invalid: ${inCommon}`);
    }
    const template = await make({ fixedNetwork: 'private', fixedSubnet: 'private-subnet' });
    const [path, value] = ['/labels/service_cluster_ip_range', wide.service_cluster_ip_range];
    const patch = [{ op: 'add', path, value }] as const;
    expect(await refused(updateClusterTemplate(lab.engine, lab.caller, template.uuid, patch))).toBe(
      `template.invalid: ${inCommon}`,
    );
  });

  it('may not for a cluster that says a network or labels of its own either', async () => {
    const own = await make({ labels: wide });
    const there = await make({ fixedNetwork: 'private' });
    const create = (clusterTemplate: string, more = {}) =>
      refused(createCluster(lab.engine, lab.caller, { clusterTemplate, ...more }));
    expect(await create(own.uuid, { fixedNetwork: 'private', fixedSubnet: 'private-subnet' })).toBe(
      `cluster.invalid: ${inCommon}`,
    );
    expect(await create(there.uuid, { labels: wide })).toBe(`cluster.invalid: ${inCommon}`);
    expect(await create(own.uuid)).toBe('not refused');
    expect(await create(there.uuid)).toBe('not refused');
  });
});
