import type { DriverInput } from '../driver.js';
import { type HeatParams, python } from '../server/heat-params.js';
import { registryDefaults } from './labels.js';

/** Settings that the registry's scripts read, beside `trusteeParams`. */
export function registryParams({ registryEnabled, labels, trustee }: DriverInput): HeatParams {
  const login = registryEnabled ? trustee : null;
  return {
    REGISTRY_ENABLED: python(registryEnabled),
    REGISTRY_TAG: labels.registry_tag ?? registryDefaults.registry_tag,
    TRUSTEE_DOMAIN_NAME: login?.domainName ?? '',
    TRUSTEE_USER_NAME: login?.userName ?? '',
  };
}
