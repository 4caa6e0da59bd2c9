import { z } from 'zod';
import { LabelValue } from '../clusters/cluster.js';
import { Coe } from './template.js';

/** Magnum's sentence for a value that an attribute does not take (magnum.md C.4). */
function invalid(attribute: string, rule: string) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      input === undefined
        ? `Invalid input for field/attribute ${attribute}. Value: 'None'. Mandatory field missing.`
        : `Invalid input for field/attribute ${attribute}. Value: '${shown(input)}'. ${rule}`,
  };
}

function shown(input: unknown): string {
  return typeof input === 'object' ? JSON.stringify(input) : String(input);
}

const longest = 255;

function text(attribute: string) {
  return z
    .string(invalid(attribute, 'Value should be string'))
    .min(1, invalid(attribute, 'Value should have a minimum character requirement of 1'))
    .max(longest, invalid(attribute, `Value should have a maximum character requirement of ${longest}`));
}

function oneOf<const Words extends readonly [string, ...string[]]>(attribute: string, words: Words) {
  return z.enum(words, invalid(attribute, `Value should be one of: ${words.join(', ')}`));
}

function truth(attribute: string) {
  return z.boolean(invalid(attribute, 'Value should be true or false'));
}

function whole(attribute: string, least: number, most = 2_147_483_647) {
  return z
    .int(invalid(attribute, 'unable to convert to int'))
    .min(least, invalid(attribute, `Value should be greater or equal to ${least}`))
    .max(most, invalid(attribute, `Value should be lower or equal to ${most}`));
}

const ipv4 = /^(\d{1,3})(\.\d{1,3}){3}$/;

/** One IPv4 address or several with commas, as Magnum takes them. */
export const DnsNameservers = text('dns_nameserver').refine(
  (value) =>
    value
      .split(',')
      .every((part) => ipv4.test(part.trim()) && part.split('.').every((octet) => Number(octet) <= 255)),
  {
    error: (issue) =>
      `Expected a single dns address or comma separated dns list, but received ${issue.input}.`,
  },
);

/** Labels as they are said: Magnum takes text, numbers and truth values, and keeps them as text. */
export const LabelsInput = z.record(
  z.string().min(1, 'A label has a name.'),
  z
    .union([z.string(), z.number(), z.boolean()], {
      error: ({ input }) =>
        `Invalid input for field/attribute labels. Value: '${shown(input)}'. A label takes text, a number, true or false`,
    })
    .transform(String)
    .pipe(LabelValue),
  invalid('labels', 'Value should be an object of names and values'),
);

/** What a person can say about a template. Absent is Magnum's default. */
export const TemplateInput = z.object({
  name: text('name').optional(),
  coe: z.enum(Coe.enum, {
    error: ({ input }) =>
      input === undefined
        ? 'Requested COE type Unset is not supported.'
        : `Invalid input for field/attribute coe. Value: '${shown(input)}'. Value should be one of: dcos, mesos, swarm, swarm-mode, kubernetes`,
  }),
  imageId: text('image_id'),
  keypairId: text('keypair_id').optional(),
  externalNetworkId: text('external_network_id').optional(),
  flavorId: text('flavor_id').optional(),
  masterFlavorId: text('master_flavor_id').optional(),
  fixedNetwork: text('fixed_network').optional(),
  fixedSubnet: text('fixed_subnet').optional(),
  networkDriver: text('network_driver').optional(),
  volumeDriver: text('volume_driver').optional(),
  dnsNameserver: DnsNameservers.optional(),
  apiserverPort: whole('apiserver_port', 1024, 65_535).optional(),
  dockerVolumeSize: whole('docker_volume_size', 1).optional(),
  dockerStorageDriver: oneOf('docker_storage_driver', ['devicemapper', 'overlay', 'overlay2']).optional(),
  httpProxy: text('http_proxy').optional(),
  httpsProxy: text('https_proxy').optional(),
  noProxy: text('no_proxy').optional(),
  insecureRegistry: text('insecure_registry').optional(),
  registryEnabled: truth('registry_enabled').default(false),
  tlsDisabled: truth('tls_disabled').default(false),
  public: truth('public').default(false),
  hidden: truth('hidden').default(false),
  tags: z
    .string(invalid('tags', 'Value should be string'))
    .max(longest, invalid('tags', `Value should have a maximum character requirement of ${longest}`))
    .optional(),
  labels: LabelsInput.default({}),
  masterLbEnabled: truth('master_lb_enabled').default(false),
  floatingIpEnabled: truth('floating_ip_enabled').default(true),
  serverType: oneOf('server_type', ['vm', 'bm']).default('vm'),
});
export type TemplateInput = z.input<typeof TemplateInput>;
/** The same after defaults. */
export type TemplateAsked = z.output<typeof TemplateInput>;
