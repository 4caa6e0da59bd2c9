import { registryParams } from '../docker-registry/params.js';
import type { DriverInput } from '../driver.js';
import {
  certificateParams,
  type HeatParams,
  python,
  serverParams,
  volumeParams,
} from '../server/heat-params.js';

/** Settings of servers whose API is Docker's: what all have, certificates, a volume, and registries. */
export function dockerParams(input: DriverInput): HeatParams {
  return {
    ...serverParams(input),
    ...certificateParams(input),
    ...volumeParams(input),
    TLS_DISABLED: python(input.tlsDisabled),
    INSECURE_REGISTRY: input.insecureRegistry ?? '',
    ...registryParams(input),
  };
}
