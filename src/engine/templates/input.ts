import { z } from 'zod';
import { Labels } from '../clusters/cluster.js';
import { Coe } from './template.js';

const text = z.string().min(1).max(255);
const ipv4 = /^(\d{1,3})(\.\d{1,3}){3}$/;

/** One IPv4 address or several with commas, as Magnum takes them. */
export const DnsNameservers = z
  .string()
  .refine(
    (value) =>
      value
        .split(',')
        .every((part) => ipv4.test(part.trim()) && part.split('.').every((octet) => Number(octet) <= 255)),
    {
      error: (issue) =>
        `Expected a single dns address or comma separated dns list, but received ${issue.input}.`,
    },
  );

/** What a person can say about a template. Absent is Magnum's default. */
export const TemplateInput = z.object({
  name: text.optional(),
  coe: Coe,
  imageId: text,
  keypairId: text.optional(),
  externalNetworkId: text.optional(),
  flavorId: text.optional(),
  masterFlavorId: text.optional(),
  fixedNetwork: text.optional(),
  fixedSubnet: text.optional(),
  networkDriver: text.optional(),
  volumeDriver: text.optional(),
  dnsNameserver: DnsNameservers.optional(),
  apiserverPort: z.int().min(1024).max(65535).optional(),
  dockerVolumeSize: z.int().min(1).optional(),
  dockerStorageDriver: z.enum(['devicemapper', 'overlay', 'overlay2']).optional(),
  httpProxy: text.optional(),
  httpsProxy: text.optional(),
  noProxy: text.optional(),
  insecureRegistry: text.optional(),
  registryEnabled: z.boolean().default(false),
  tlsDisabled: z.boolean().default(false),
  public: z.boolean().default(false),
  hidden: z.boolean().default(false),
  tags: z.string().max(255).optional(),
  labels: Labels.default({}),
  masterLbEnabled: z.boolean().default(false),
  floatingIpEnabled: z.boolean().default(true),
  serverType: z.enum(['vm', 'bm']).default('vm'),
});
export type TemplateInput = z.input<typeof TemplateInput>;
