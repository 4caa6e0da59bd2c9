import type { DriverRefusal, DriverRequest } from '../driver.js';

/** Refuses registries where the image's Docker is left as it comes. */
export function refuseRegistries({ registryEnabled, insecureRegistry }: DriverRequest): DriverRefusal | null {
  if (registryEnabled)
    return {
      field: 'registryEnabled',
      message: 'Clusters of this type have no registry of their own: leave registry_enabled out.',
    };
  if (insecureRegistry)
    return {
      field: 'insecureRegistry',
      message: `insecure_registry is ${JSON.stringify(insecureRegistry)}, expecting a host that the image's Docker was told of already: leave it out.`,
    };
  return null;
}
