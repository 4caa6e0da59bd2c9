import { z } from 'zod';

const Addresses = z
  .array(z.string().nullable())
  .transform((all) => all.filter((one): one is string => one !== null && one !== ''))
  .catch([]);

const Outputs = z.object({
  api_address: z.string().min(1).nullable().catch(null),
  master_addresses: Addresses,
  node_addresses: Addresses,
});

/** The addresses that a root template puts out; what Heat could not compute yet is null or left out. */
export function readOutputs(outputs: Readonly<Record<string, unknown>>): z.infer<typeof Outputs> {
  return Outputs.parse(outputs);
}
