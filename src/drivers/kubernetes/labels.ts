import { z } from 'zod';
import { registryLabels } from '../docker-registry/labels.js';
import { cidr, cloudName, imageTag, matching, oneOf, secret, trueOrFalse } from '../labels/checks.js';
import { flannelLabels } from '../labels/flannel.js';
import { placementLabels } from '../labels/placement.js';

/** Further options of a component's command line. */
const options = (name: string) =>
  matching(
    name,
    /^(--[a-z][a-z0-9-]*(=[\w.,:/=*@+-]*)?( |$))*$/,
    'options such as --v=2, with one space between them',
  );

/** Labels of a Kubernetes cluster that this driver acts on (magnum.md F.10). */
export const labels = z.object({
  ...flannelLabels,
  ...placementLabels,
  ...registryLabels,
  // Before 1.27 kubelet takes the address of containerd from its command line alone.
  kube_tag: matching(
    'kube_tag',
    /^v1\.(2[7-9]|[3-9]\d)\.\d{1,3}$/,
    'a release of Kubernetes from v1.27.0 on, such as v1.36.1',
  ),
  etcd_tag: imageTag('etcd_tag'),
  coredns_tag: imageTag('coredns_tag'),
  pause_tag: imageTag('pause_tag'),
  flannel_tag: imageTag('flannel_tag'),
  flannel_cni_tag: imageTag('flannel_cni_tag'),
  calico_tag: imageTag('calico_tag'),
  cni_plugins_tag: imageTag('cni_plugins_tag'),
  containerd_version: matching(
    'containerd_version',
    /^\d+\.\d+\.\d+$/,
    'a release of containerd such as 2.1.5',
  ),
  runc_version: matching('runc_version', /^\d+\.\d+\.\d+$/, 'a release of runc such as 1.3.3'),
  container_infra_prefix: matching(
    'container_infra_prefix',
    /^$|^[A-Za-z0-9.:/_-]+\/$/,
    'where images come from, ending in /',
  ),
  calico_ipv4pool: cidr('calico_ipv4pool'),
  calico_ipv4pool_ipip: oneOf('calico_ipv4pool_ipip', ['Always', 'CrossSubnet', 'Never', 'Off']),
  service_cluster_ip_range: cidr('service_cluster_ip_range'),
  dns_cluster_domain: matching(
    'dns_cluster_domain',
    /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/,
    'a domain name',
  ),
  fixed_subnet_cidr: cidr('fixed_subnet_cidr'),
  admission_control_list: matching(
    'admission_control_list',
    /^[A-Za-z,]*$/,
    'names of admission plugins with commas',
  ),
  kubelet_options: options('kubelet_options'),
  kubeapi_options: options('kubeapi_options'),
  kubescheduler_options: options('kubescheduler_options'),
  kubecontroller_options: options('kubecontroller_options'),
  kubeproxy_options: options('kubeproxy_options'),
  octavia_lb_algorithm: oneOf('octavia_lb_algorithm', ['ROUND_ROBIN', 'LEAST_CONNECTIONS', 'SOURCE_IP']),
  selinux_mode: oneOf('selinux_mode', ['enforcing', 'permissive']),
  prometheus_monitoring: trueOrFalse('prometheus_monitoring'),
  grafana_admin_passwd: secret('grafana_admin_passwd'),
  /** The name that people expect; Magnum's own goes before it. */
  grafana_admin_password: secret('grafana_admin_password'),
  prometheus_tag: imageTag('prometheus_tag'),
  node_exporter_tag: imageTag('node_exporter_tag'),
  grafana_tag: imageTag('grafana_tag'),
  cloud_provider_enabled: trueOrFalse('cloud_provider_enabled'),
  cloud_provider_tag: imageTag('cloud_provider_tag'),
  cinder_csi_enabled: trueOrFalse('cinder_csi_enabled'),
  cinder_csi_plugin_tag: imageTag('cinder_csi_plugin_tag'),
  csi_attacher_tag: imageTag('csi_attacher_tag'),
  csi_provisioner_tag: imageTag('csi_provisioner_tag'),
  csi_resizer_tag: imageTag('csi_resizer_tag'),
  csi_node_driver_registrar_tag: imageTag('csi_node_driver_registrar_tag'),
  docker_volume_type: cloudName('docker_volume_type'),
});

/** The same where the distribution has no SELinux. */
export const labelsWithoutSelinux = labels.omit({ selinux_mode: true });
