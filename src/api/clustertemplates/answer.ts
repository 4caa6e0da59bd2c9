import { z } from 'zod';
import { LabelsAnswer, LinkAnswer, nextAnswer, TimeAnswer } from '../clusters/answer.js';

const maybe = z.string().nullable();

/** A baymodel: a template without its owner. */
export const BaymodelAnswer = z.object({
  uuid: z.string(),
  name: z.string(),
  coe: z.string(),
  image_id: z.string(),
  flavor_id: maybe,
  master_flavor_id: maybe,
  dns_nameserver: maybe,
  keypair_id: maybe,
  external_network_id: maybe,
  fixed_network: maybe,
  fixed_subnet: maybe,
  network_driver: maybe,
  apiserver_port: z.int().nullable(),
  docker_volume_size: z.int().nullable(),
  cluster_distro: z.string(),
  links: z.array(LinkAnswer),
  http_proxy: maybe,
  https_proxy: maybe,
  no_proxy: maybe,
  volume_driver: maybe,
  registry_enabled: z.boolean(),
  labels: LabelsAnswer,
  tls_disabled: z.boolean(),
  public: z.boolean(),
  server_type: z.string(),
  insecure_registry: maybe,
  docker_storage_driver: maybe,
  master_lb_enabled: z.boolean(),
  floating_ip_enabled: z.boolean(),
  hidden: z.boolean(),
  tags: maybe,
  created_at: TimeAnswer,
  updated_at: TimeAnswer,
});

/** A cluster template. */
export const ClusterTemplateAnswer = BaymodelAnswer.extend({ project_id: z.string(), user_id: z.string() });

export const ClusterTemplateListAnswer = z.object({
  clustertemplates: z.array(ClusterTemplateAnswer),
  ...nextAnswer,
});
export const BaymodelListAnswer = z.object({ baymodels: z.array(BaymodelAnswer), ...nextAnswer });
