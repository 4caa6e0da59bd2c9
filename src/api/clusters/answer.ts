import { z } from 'zod';

export const LinkAnswer = z.object({ href: z.string(), rel: z.string() });
export const LabelsAnswer = z.record(z.string(), z.string());
export const AddressesAnswer = z.array(z.string());
/** Where a resource is, that only a list may go on after. */
export const nextAnswer = { next: z.string().optional() };
/** A time, as `2026-11-24T18:23:15+00:00`. */
export const TimeAnswer = z.string().nullable();

/** The answer to what goes on after it: where to ask how far it is. */
export const UuidAnswer = z.object({ uuid: z.string() });

const row = {
  uuid: z.string(),
  name: z.string(),
  cluster_template_id: z.string(),
  keypair: z.string().nullable(),
  node_count: z.int(),
  master_count: z.int(),
  docker_volume_size: z.int().nullable(),
  labels: LabelsAnswer,
  master_flavor_id: z.string().nullable(),
  flavor_id: z.string().nullable(),
  create_timeout: z.int(),
  links: z.array(LinkAnswer),
  stack_id: z.string().nullable(),
  status: z.string(),
  health_status: z.string().nullable(),
  merge_labels: z.boolean(),
};

/** A cluster as a list shows it. */
export const ClusterRowAnswer = z.object(row);

const rest = {
  status_reason: z.string().nullable(),
  discovery_url: z.string().nullable(),
  api_address: z.string().nullable(),
  coe_version: z.string().nullable(),
  container_version: z.string().nullable(),
  node_addresses: AddressesAnswer,
  master_addresses: AddressesAnswer,
  fixed_network: z.string().nullable(),
  fixed_subnet: z.string().nullable(),
  floating_ip_enabled: z.boolean(),
  master_lb_enabled: z.boolean(),
  created_at: TimeAnswer,
  updated_at: TimeAnswer,
};

/** A cluster by itself. */
export const ClusterAnswer = z.object({
  ...row,
  ...rest,
  health_status_reason: LabelsAnswer,
  project_id: z.string(),
  user_id: z.string(),
  faults: LabelsAnswer.optional(),
  labels_overridden: LabelsAnswer,
  labels_added: LabelsAnswer,
  labels_skipped: LabelsAnswer,
});

export const ClusterListAnswer = z.object({ clusters: z.array(ClusterRowAnswer), ...nextAnswer });
export const ClusterDetailAnswer = z.object({ clusters: z.array(ClusterAnswer), ...nextAnswer });

const bayRow = {
  uuid: row.uuid,
  name: row.name,
  baymodel_id: row.cluster_template_id,
  node_count: row.node_count,
  master_count: row.master_count,
  docker_volume_size: row.docker_volume_size,
  labels: LabelsAnswer,
  master_flavor_id: row.master_flavor_id,
  flavor_id: row.flavor_id,
  bay_create_timeout: row.create_timeout,
  links: row.links,
  stack_id: row.stack_id,
  status: row.status,
  floating_ip_enabled: z.boolean(),
};

/** A bay as a list shows it. */
export const BayRowAnswer = z.object(bayRow);

/** A bay by itself. */
export const BayAnswer = z.object({ ...bayRow, ...rest, bay_faults: LabelsAnswer.optional() });

export const BayListAnswer = z.object({ bays: z.array(BayRowAnswer), ...nextAnswer });
export const BayDetailAnswer = z.object({ bays: z.array(BayAnswer), ...nextAnswer });
