import { attributeOf } from '../names.js';
import type { Document, PatchRules } from '../patch/patch.js';
import { type TemplateAsked, TemplateInput } from './input.js';
import type { ClusterTemplate } from './template.js';

const fields = Object.keys(TemplateInput.shape) as (keyof TemplateAsked)[];
const fieldOf = new Map<string, keyof TemplateAsked>(fields.map((field) => [attributeOf(field), field]));

const mandatory = [
  'image_id',
  'coe',
  'network_driver',
  'external_network_id',
  'tls_disabled',
  'public',
  'server_type',
  'registry_enabled',
  'cluster_distro',
  'hidden',
];

/** What a patch of a template may touch (magnum.md B.1, C.7). */
export const templatePatchRules: PatchRules = {
  internal: ['created_at', 'id', 'links', 'updated_at', 'uuid', 'project_id', 'user_id'],
  mandatory,
  objects: ['labels'],
  defaults: { labels: {}, master_lb_enabled: false, floating_ip_enabled: true },
  code: 'template.invalid',
};

/** A template by Magnum's attribute names. */
export function templateDocument(template: ClusterTemplate): Document {
  return {
    ...Object.fromEntries(fields.map((field) => [attributeOf(field), template[field]])),
    cluster_distro: template.clusterDistro,
  };
}

/** What a document asks for, its values as the fields' types want them where the text of one says the other. */
export function askedFor(document: Document): Record<string, unknown> {
  const asked: Record<string, unknown> = {};
  for (const [attribute, value] of Object.entries(document)) {
    const field = fieldOf.get(attribute);
    if (field && value !== null && value !== undefined) asked[field] = typed(field, value);
  }
  return asked;
}

const truths = new Set<string>([
  'registryEnabled',
  'tlsDisabled',
  'public',
  'hidden',
  'masterLbEnabled',
  'floatingIpEnabled',
]);
const counts = new Set<string>(['apiserverPort', 'dockerVolumeSize']);

/** Clients send what reads as JSON as that, and anything else as text: a name may be 42, a truth value "True". */
function typed(field: string, value: unknown): unknown {
  if (field === 'labels') return value;
  if (truths.has(field)) {
    const word = String(value).toLowerCase();
    if (['true', '1', 't', 'yes', 'y', 'on'].includes(word)) return true;
    if (['false', '0', 'f', 'no', 'n', 'off'].includes(word)) return false;
    return value;
  }
  if (counts.has(field)) return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
