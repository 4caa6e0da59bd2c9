import type { DriverRefusal, DriverRequest } from '../driver.js';

/** Refuses an insecure registry that Docker could not take: it wants a host, with or without port, or a network. */
export function refuseInsecureRegistry({ insecureRegistry }: DriverRequest): DriverRefusal | null {
  if (!insecureRegistry || /^[A-Za-z0-9.:/_-]+$/.test(insecureRegistry)) return null;
  return {
    field: 'insecureRegistry',
    message: `insecure_registry is ${JSON.stringify(insecureRegistry)}, expecting a host, host:port or network.`,
  };
}
