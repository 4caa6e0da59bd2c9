import { kubernetesSteps } from '../kubernetes/boot.js';
import { kubernetes } from '../kubernetes/kubernetes.js';
import { labelsWithoutSelinux } from '../kubernetes/labels.js';
import { cloudConfig } from '../server/user-data.js';

/** Kubernetes on Debian and Ubuntu, with kubeadm. */
export const kubernetesDebian = kubernetes({
  name: 'kubernetes-debian',
  distros: ['debian', 'ubuntu'],
  format: cloudConfig,
  labels: labelsWithoutSelinux,
  steps: kubernetesSteps({
    host: ['debian-host.sh'],
    store: ['kubeadm-settings.sh', 'kubeadm-etcd.sh'],
    controlPlane: ['kubeadm-control-plane.sh'],
    addons: ['kubeadm-addons.sh'],
    sourced: ['discovery.sh', 'kubeadm.sh'],
  }),
});
