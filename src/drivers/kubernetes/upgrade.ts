import type { DriverInput, Upgrade } from '../driver.js';
import { changedServers } from '../server/changed-servers.js';
import { defaults } from './heat-params.js';

/** What running servers can fetch in another version; everything else is settled when a cluster is made. */
const upgradable = [
  'kube_tag',
  'etcd_tag',
  'coredns_tag',
  'pause_tag',
  'flannel_tag',
  'flannel_cni_tag',
  'calico_tag',
  'cni_plugins_tag',
  'containerd_version',
  'runc_version',
  'cloud_provider_tag',
  'cinder_csi_plugin_tag',
  'csi_attacher_tag',
  'csi_provisioner_tag',
  'csi_resizer_tag',
  'csi_node_driver_registrar_tag',
  'prometheus_tag',
  'node_exporter_tag',
  'grafana_tag',
  'registry_tag',
  'container_infra_prefix',
] as const;

type Labels = Readonly<Record<string, string>>;

const release = (labels: Labels) =>
  (labels.kube_tag ?? defaults.kube_tag).slice(1).split('.').map(Number) as [number, number, number];

/** Kubernetes goes neither back nor over a minor release: its parts understand the neighbouring one alone. */
function refusal(from: Labels, to: Labels): string | null {
  const [before, after] = [from, to].map((labels) => labels.kube_tag ?? defaults.kube_tag);
  const [, minor, patch] = release(from);
  const [, nextMinor, nextPatch] = release(to);
  if (nextMinor < minor || (nextMinor === minor && nextPatch < patch))
    return `kube_tag ${after} is older than ${before}, which the cluster has, and Kubernetes does not go back.`;
  if (nextMinor > minor + 1)
    return `kube_tag ${after} skips a release after ${before}, and Kubernetes takes one at a time: upgrade to a v1.${minor + 1} first.`;
  return null;
}

/** Each version in force. */
function versions({ labels }: DriverInput): Record<string, string> {
  return Object.fromEntries(upgradable.map((label) => [label, labels[label] ?? defaults[label]]));
}

/**
 * Servers upgrade themselves where they are: `upgrade.sh` on each reads its metadata. Masters come before workers, as the
 * workers' definition refers to them. Settings of servers that are built later change too: `heatParams` makes them.
 */
export function upgradeWith(heatParams: (input: DriverInput) => string): Upgrade {
  return {
    labels: upgradable,
    refusal,
    parameters: (input, maxBatchSize) =>
      changedServers(input, versions(input), maxBatchSize, heatParams(input)),
  };
}
