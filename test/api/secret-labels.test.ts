import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { getTemplate } from '../../src/engine/store/templates.js';
import { createClusterTemplate } from '../../src/engine/templates/create.js';
import { type Lab, startLab } from '../engine/lab.js';
import { type Call, callersOf } from './client.js';

const secret = 'Hush-that-nobody-reads';

describe('a secret in a label', () => {
  let lab: Lab;
  let demo: Call;
  beforeAll(async () => {
    lab = await startLab();
    ({ demo } = await callersOf(lab));
    const labels = { prometheus_monitoring: 'true', grafana_admin_passwd: secret };
    await createClusterTemplate(lab.engine, lab.caller, {
      name: 'watched',
      coe: 'kubernetes',
      imageId: 'fedora-coreos',
      externalNetworkId: 'public',
      labels,
    });
    await createCluster(lab.engine, lab.caller, {
      name: 'watched',
      clusterTemplate: 'watched',
      labels: { grafana_admin_passwd: `${secret}-2` },
      mergeLabels: true,
    });
  });
  afterAll(() => lab?.stop());

  it.each([
    '/clustertemplates/watched',
    '/clustertemplates/detail',
    '/clustertemplates',
    '/baymodels/watched',
    '/clusters/watched',
    '/clusters',
    '/clusters/detail',
    '/bays/watched',
    '/clusters/watched/nodegroups/default-worker',
  ])('is left out of %s', async (path) => {
    const { status, body } = await demo('GET', `/v1${path}`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain(secret);
    if (!/s$/.test(path)) expect(JSON.stringify(body)).toContain('left out');
  });

  it('is told to be overridden where another one was said', async () => {
    const { body } = await demo('GET', '/v1/clusters/watched');
    expect(body).toMatchObject({ labels_overridden: { grafana_admin_passwd: '[left out]' } });
  });

  it('stays as it was where a client sends back what it was shown', async () => {
    const { body: shown } = await demo('GET', '/v1/clustertemplates/watched');
    // A template in use keeps its labels: another one is changed.
    const copy = await createClusterTemplate(lab.engine, lab.caller, {
      name: 'unused',
      coe: 'kubernetes',
      imageId: 'fedora-coreos',
      externalNetworkId: 'public',
      labels: { grafana_admin_passwd: secret },
    });
    const labels = { ...(shown.labels as object), kube_tag: 'v1.36.2' };
    const patch = [{ op: 'replace', path: '/labels', value: JSON.stringify(labels) }];
    expect(await demo('PATCH', `/v1/clustertemplates/${copy.uuid}`, { body: patch })).toMatchObject({
      detail: undefined,
      status: 200,
    });
    expect((await getTemplate(lab.engine.db.read, copy.uuid))?.labels).toEqual({
      prometheus_monitoring: 'true',
      grafana_admin_passwd: secret,
      kube_tag: 'v1.36.2',
    });
  });
});
