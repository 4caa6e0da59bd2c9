import { isHostOrPort, isNetwork } from '../addresses.js';
import type { DriverRefusal, DriverRequest } from '../driver.js';

/** Refuses an insecure registry that Docker could not take: it wants a host, with or without port, or a network. */
export function refuseInsecureRegistry({ insecureRegistry }: DriverRequest): DriverRefusal | null {
  if (!insecureRegistry || isRegistry(insecureRegistry)) return null;
  return {
    field: 'insecureRegistry',
    message: `insecure_registry is ${JSON.stringify(insecureRegistry)}, expecting a host, host:port or network.`,
  };
}

/** Docker leaves a scheme away by itself. */
function isRegistry(text: string): boolean {
  const address = text.replace(/^https?:\/\//i, '');
  return isHostOrPort(address) || isNetwork(address);
}
