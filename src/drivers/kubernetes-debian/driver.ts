import { kubernetesSteps } from '../kubernetes/boot.js';
import { kubernetes } from '../kubernetes/kubernetes.js';
import { labels } from '../kubernetes/labels.js';
import { matching } from '../labels/checks.js';
import { cloudConfig } from '../server/user-data.js';

/** Kubernetes on Debian and Ubuntu, with kubeadm, which reads our settings from release 1.22 on. */
export const kubernetesDebian = kubernetes({
  name: 'kubernetes-debian',
  distros: ['debian', 'ubuntu'],
  format: cloudConfig,
  labels: labels.extend({
    kube_tag: matching(
      'kube_tag',
      /^v1\.(2[2-9]|[3-9]\d)\.\d{1,3}$/,
      'a release of Kubernetes from 1.22 on such as v1.36.1',
    ),
  }),
  steps: kubernetesSteps({
    host: ['debian-host.sh'],
    store: ['kubeadm-settings.sh', 'kubeadm-etcd.sh'],
    controlPlane: ['kubeadm-control-plane.sh'],
    addons: ['kubeadm-addons.sh'],
    sourced: ['discovery.sh', 'kubeadm.sh'],
  }),
});
