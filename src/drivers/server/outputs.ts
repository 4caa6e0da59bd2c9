import { z } from 'zod';
import type { Driver } from '../driver.js';

const Addresses = z
  .array(z.string().nullable())
  .transform((all) => all.filter((one): one is string => one !== null && one !== ''))
  .catch([]);

const Outputs = z.object({
  api_address: z.string().min(1).nullable().catch(null),
  master_addresses: Addresses,
  node_addresses: Addresses,
});

/**
 * {@link Driver.outputs} of a root template that puts out addresses; what Heat could not compute yet is null or left out.
 * `apiAt` makes of the API's host what clients are told.
 */
export function outputsWith(apiAt: (host: string) => string): Driver['outputs'] {
  return (outputs) => {
    const { api_address, master_addresses, node_addresses } = Outputs.parse(outputs);
    return {
      apiAddress: api_address && apiAt(api_address),
      masterAddresses: master_addresses,
      nodeAddresses: node_addresses,
    };
  };
}
