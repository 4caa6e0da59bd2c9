import { registryDefaults } from '../docker-registry/labels.js';
import { registryParams } from '../docker-registry/params.js';
import type { Driver, DriverInput } from '../driver.js';
import {
  certificateParams,
  type HeatParams,
  python,
  serverParams,
  volumeParams,
} from '../server/heat-params.js';
import { labels } from './labels.js';

/** What stands for labels that were not given; each goes to the servers under its name in capitals. */
export const defaults = {
  kube_tag: 'v1.36.1',
  etcd_tag: '3.6.4-0',
  coredns_tag: 'v1.12.1',
  pause_tag: '3.10',
  flannel_tag: 'v0.27.0',
  flannel_cni_tag: 'v1.7.1-flannel1',
  calico_tag: 'v3.30.2',
  cni_plugins_tag: 'v1.7.1',
  containerd_version: '2.1.5',
  runc_version: '1.3.3',
  container_infra_prefix: '',
  flannel_network_subnetlen: '24',
  flannel_backend: 'vxlan',
  calico_ipv4pool_ipip: 'Off',
  service_cluster_ip_range: '10.254.0.0/16',
  dns_cluster_domain: 'cluster.local',
  admission_control_list: 'NodeRestriction',
  kubelet_options: '',
  kubeapi_options: '',
  kubescheduler_options: '',
  kubecontroller_options: '',
  kubeproxy_options: '',
  selinux_mode: 'enforcing',
  cloud_provider_tag: 'v1.33.0',
  cinder_csi_enabled: 'true',
  cinder_csi_plugin_tag: 'v1.33.0',
  csi_attacher_tag: 'v4.7.0',
  csi_provisioner_tag: 'v5.1.0',
  csi_resizer_tag: 'v1.12.0',
  csi_node_driver_registrar_tag: 'v2.12.0',
  prometheus_monitoring: 'false',
  prometheus_tag: 'v3.5.0',
  node_exporter_tag: 'v1.9.1',
  grafana_tag: '12.0.2',
  ...registryDefaults,
} as const;

/** Addresses of pods where no label says others. */
export const defaultPods = '10.100.0.0/16';

/** Settings of a Kubernetes cluster's servers, for the labels that their driver takes. */
export function heatParams(input: DriverInput, taken: Driver['labels'] = labels): HeatParams {
  const chosen = labels.parse(input.labels);
  const values = Object.entries(defaults)
    .filter(([label]) => label in taken.shape)
    .map(([label, value]) => {
      const given = chosen[label as keyof typeof defaults];
      return [label.toUpperCase(), given ?? value] as const;
    });
  const services = chosen.service_cluster_ip_range ?? defaults.service_cluster_ip_range;
  return {
    ...serverParams(input),
    ...certificateParams(input),
    ...volumeParams(input),
    ...registryParams(input),
    INSECURE_REGISTRY: input.insecureRegistry ?? '',
    ...Object.fromEntries(values),
    NETWORK_DRIVER: input.networkDriver ?? 'flannel',
    GRAFANA_ADMIN_PASSWD: chosen.grafana_admin_passwd ?? chosen.grafana_admin_password ?? '',
    VOLUME_DRIVER: input.volumeDriver ?? '',
    CLOUD_PROVIDER_ENABLED: python(asksTheCloud(input)),
    PODS_NETWORK_CIDR: podsNetwork(input),
    KUBERNETES_SERVICE_IP: hostOf(services, 1),
    DNS_SERVICE_IP: hostOf(services, 10),
  };
}

/** Whether the cluster asks things of the cloud by its trust: when a label says so, or volumes of Cinder do and none says no. */
export function asksTheCloud({
  labels: given,
  volumeDriver,
}: Pick<DriverInput, 'labels' | 'volumeDriver'>): boolean {
  const said = given.cloud_provider_enabled?.toLowerCase();
  return said === undefined ? volumeDriver === 'cinder' : said === 'true';
}

/** Addresses of pods, by the label of the network driver. */
export function podsNetwork({
  networkDriver,
  labels: given,
}: Pick<DriverInput, 'networkDriver' | 'labels'>): string {
  const label = networkDriver === 'calico' ? given.calico_ipv4pool : given.flannel_network_cidr;
  return label ?? defaultPods;
}

/** The nth address of an IPv4 network: the API's service is the first, name resolution the tenth. */
function hostOf(cidr: string, nth: number): string {
  const [address = '', bits = '32'] = cidr.split('/');
  const number = address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
  const host = number - (number % 2 ** (32 - Number(bits))) + nth;
  return [24, 16, 8, 0].map((shift) => Math.floor(host / 2 ** shift) % 256).join('.');
}
