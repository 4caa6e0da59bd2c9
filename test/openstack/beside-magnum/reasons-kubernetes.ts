import { names, type Reason } from './reason.js';

const of = /^kubernetes/;

/** What Magnum's driver for Kubernetes has that ours does not, by what it is for. */
export function kubernetesReasons(
  magnum: (kind: Reason['kind'], name: RegExp, why: string, driver?: RegExp) => Reason,
): Reason[] {
  const parameters = (why: string, ...all: string[]) => magnum('parameter', names(...all), why, of);
  return [
    parameters(
      'What servers are told: with ours labels too go in one hidden parameter, `heat_params`.',
      'admission_control_list',
      'calico_(ipv4pool|ipv4pool_ipip|tag)',
      'cinder_csi_(enabled|plugin_tag)',
      'cloud_provider_(enabled|tag)',
      'container_infra_prefix',
      'containerd_version',
      'coredns_tag',
      'csi_(attacher|provisioner|resizer|node_driver_registrar)_tag',
      'dns_(cluster_domain|service_ip)',
      'etcd_tag',
      'flannel_(tag|cni_tag)',
      'grafana_(tag|admin_passwd)',
      'insecure_registry_url',
      'kube_(tag|version)',
      'kube(api|controller|let|proxy|scheduler)_options',
      'portal_network_cidr',
      'prometheus_(monitoring|tag)',
      'selinux_mode',
    ),
    parameters(
      'Neither an autoscaler nor an auto-healer is installed.',
      'auto_(healing|scaling)_.*',
      '(autoscaler|draino|magnum_auto_healer)_tag',
      '(min|max)_node_count',
    ),
    parameters(
      "Servers boot from their flavor's disk, and etcd keeps its data there.",
      '(boot|etcd)_volume_(size|type)',
    ),
    parameters(
      'No ingress controller is installed.',
      'ingress_controller(_role)?',
      '(nginx|traefik|octavia)_ingress_controller_.*',
    ),
    parameters(
      'No dashboard is installed.',
      'kube_dashboard_.*',
      'metrics_scraper_tag',
      'influx_grafana_dashboard_enabled',
      'heapster_enabled',
    ),
    parameters(
      'Monitoring is Prometheus and Grafana by `prometheus_monitoring`, without charts of Helm.',
      'monitoring_.*',
      'metrics_server_.*',
      'prometheus_(adapter|operator)_.*',
      'helm_client_.*',
      'tiller_.*',
    ),
    parameters("Keystone's users are none of the cluster's.", 'k8s_keystone_auth_tag', 'keystone_auth_.*'),
    parameters("No detector of nodes' problems is installed.", 'node_problem_detector_tag', 'npd_enabled'),
    parameters(
      "The authority's key never leaves Magnum, so nobody signs in the cluster.",
      'ca_key',
      'cert_manager_api',
    ),
    parameters(
      'Masters make the key of service accounts themselves, and share it through etcd.',
      'kube_service_account_(key|private_key)',
    ),
    parameters(
      "Magnum installs an agent, and kubelet and containerd by podman or from an archive; ours are the releases' own programs, with their checksums.",
      'heat_container_agent_tag',
      'use_podman',
      'ostree_(commit|remote)',
      'hyperkube_prefix',
      'kube_image_digest',
      'cgroup_driver',
      'container_runtime',
      'containerd_tarball_(sha256|url)',
    ),
    parameters(
      "Components ask the cloud by the trust alone, not by a user's name or project.",
      'username',
      'password',
      'project_id',
    ),
    parameters(
      "Octavia's own default provider, always with a monitor, from everywhere.",
      'octavia_(enabled|provider|lb_healthcheck)',
      'master_lb_allowed_cidrs',
    ),
    parameters(
      "Nothing of a person's own is applied after the cluster is there.",
      'post_install_manifest_url',
    ),
    parameters(
      'Of no use to the Kubernetes of today, or of none that is known.',
      'kube_allow_priv',
      'system_pods_(initial_delay|timeout)',
      'cluster_(basic_auth_secret|root_domain_name)',
    ),
    parameters('Ours take no snapshots of volumes.', 'csi_snapshotter_tag'),
    parameters("Calico's makers say which in their manifest.", 'calico_kube_controllers_tag'),
  ];
}
