import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { createClusterTemplate } from '../../src/engine/templates/create.js';
import { type Lab, startLab } from './lab.js';

describe('without a trustee domain', () => {
  let lab: Lab;
  beforeAll(async () => {
    const none = {
      TRUSTEE_DOMAIN_NAME: '',
      TRUSTEE_DOMAIN_ADMIN_NAME: '',
      TRUSTEE_DOMAIN_ADMIN_PASSWORD: '',
    };
    lab = await startLab(none);
    const common = {
      coe: 'swarm',
      imageId: 'Fedora-Atomic-26-20170723.0.x86_64',
      externalNetworkId: 'public',
    } as const;
    const templates = [
      { name: 'with-volumes', ...common, volumeDriver: 'rexray' },
      { name: 'with-registry', ...common, registryEnabled: true },
    ];
    for (const template of templates) await createClusterTemplate(lab.engine, lab.caller, template);
  });
  afterAll(() => lab?.stop());

  it('refuses clusters whose nodes would have to log in to the cloud, and makes the others', async () => {
    expect(lab.engine.clouds.trusteeAdmin).toBeNull();
    const refused = [
      ['with-volumes', /^The volume driver rexray .* there is no trustee domain\.$/],
      ['with-registry', /^registry_enabled .* images in Swift, .* there is no trustee domain\.$/],
    ] as const;
    for (const [clusterTemplate, message] of refused) {
      const input = { name: 'refused', clusterTemplate };
      await expect(createCluster(lab.engine, lab.caller, input)).rejects.toMatchObject({
        code: 'cluster.invalid',
        message: expect.stringMatching(message),
      });
    }
    const made = await createCluster(lab.engine, lab.caller, { name: 'plain', clusterTemplate: 'swarm' });
    expect(made.operation.state).toBe('running');
  });
});
