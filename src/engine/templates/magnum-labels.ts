/**
 * Labels that Magnum's own drivers act on (magnum.md F.10): so that a misspelt one is recognised also where the driver
 * in use does not act on it.
 */
const common = ['docker_volume_type', 'flannel_network_cidr', 'flannel_network_subnetlen', 'flannel_backend'];

const kubernetes =
  'prometheus_monitoring grafana_admin_passwd kube_tag kube_dashboard_enabled admission_control_list system_pods_initial_delay system_pods_timeout etcd_volume_size etcd_volume_type heapster_enabled metrics_server_enabled monitoring_enabled monitoring_retention_days monitoring_retention_size monitoring_interval_seconds monitoring_storage_class_name monitoring_ingress_enabled prometheus_adapter_enabled influx_grafana_dashboard_enabled boot_volume_size boot_volume_type container_infra_prefix availability_zone cert_manager_api ingress_controller ingress_controller_role kubelet_options kubeapi_options kubescheduler_options kubecontroller_options kubeproxy_options cgroup_driver cloud_provider_enabled service_cluster_ip_range keystone_auth_enabled tiller_enabled tiller_tag tiller_namespace helm_client_url helm_client_sha256 helm_client_tag master_lb_floating_ip_enabled master_lb_allowed_cidrs auto_healing_enabled auto_healing_controller auto_scaling_enabled min_node_count max_node_count npd_enabled use_podman selinux_mode container_runtime containerd_version containerd_tarball_url containerd_tarball_sha256 calico_tag calico_ipv4pool calico_ipv4pool_ipip fixed_subnet_cidr octavia_provider octavia_lb_algorithm octavia_lb_healthcheck cinder_csi_enabled cinder_csi_plugin_tag coredns_tag etcd_tag flannel_tag'.split(
    ' ',
  );

const swarm = ['swarm_strategy', 'rexray_preempt'];

const mesos = [
  'rexray_preempt',
  'mesos_slave_isolation',
  'mesos_slave_image_providers',
  'mesos_slave_work_dir',
  'mesos_slave_executor_env_variables',
];

/** The labels that Magnum knows for a COE. */
export function magnumLabels(coe: string): readonly string[] {
  if (coe === 'kubernetes') return [...common, ...kubernetes];
  if (coe === 'mesos') return [...common, ...mesos];
  return [...common, ...swarm];
}
