import { z } from 'zod';
import { AddressesAnswer, LabelsAnswer, LinkAnswer, nextAnswer, TimeAnswer } from '../clusters/answer.js';

const row = {
  uuid: z.string(),
  name: z.string(),
  flavor_id: z.string().nullable(),
  image_id: z.string(),
  node_count: z.int(),
  role: z.string(),
  min_node_count: z.int(),
  max_node_count: z.int().nullable(),
  merge_labels: z.boolean(),
  is_default: z.boolean(),
  stack_id: z.string().nullable(),
  status: z.string(),
};

/** A node group by itself. */
export const NodeGroupAnswer = z.object({
  ...row,
  cluster_id: z.string(),
  project_id: z.string(),
  docker_volume_size: z.int().nullable(),
  labels: LabelsAnswer,
  links: z.array(LinkAnswer),
  node_addresses: AddressesAnswer,
  status_reason: z.string().nullable(),
  version: z.null(),
  labels_overridden: LabelsAnswer,
  labels_added: LabelsAnswer,
  labels_skipped: LabelsAnswer,
  created_at: TimeAnswer,
  updated_at: TimeAnswer,
});

export const NodeGroupListAnswer = z.object({ nodegroups: z.array(z.object(row)), ...nextAnswer });
