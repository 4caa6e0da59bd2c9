import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { ClusterTemplate } from '../templates/template.js';

/** Refuses what nodes would do in the cloud by a trust, where there is no domain for trustees to live in. */
export function requireTrustees(
  { clouds }: Engine,
  { volumeDriver, registryEnabled }: Pick<ClusterTemplate, 'volumeDriver' | 'registryEnabled'>,
): void {
  if (clouds.trusteeAdmin) return;
  if (volumeDriver) {
    throw new EngineError(
      'cluster.invalid',
      `The volume driver ${volumeDriver} has nodes ask the cloud for volumes, and they have nobody to log in as: there is no trustee domain.`,
      {
        field: 'clusterTemplate',
        hint: 'Use a template without --volume-driver, or have an operator set TRUSTEE_DOMAIN_NAME.',
      },
    );
  }
  if (registryEnabled) {
    throw new EngineError(
      'cluster.invalid',
      'registry_enabled has nodes keep images in Swift, and they have nobody to log in as: there is no trustee domain.',
      {
        field: 'clusterTemplate',
        hint: 'Use a template without --registry-enabled, or have an operator set TRUSTEE_DOMAIN_NAME.',
      },
    );
  }
}
