import { kubernetesSteps, staticPods } from '../kubernetes/boot.js';
import { kubernetes } from '../kubernetes/kubernetes.js';
import { labelsWithoutSelinux } from '../kubernetes/labels.js';
import { ignition2 } from '../server/ignition.js';

/** Kubernetes on CoreOS Container Linux, as on Fedora CoreOS but with the Ignition of its time. */
export const kubernetesCoreos = kubernetes({
  name: 'kubernetes-coreos',
  distros: ['coreos'],
  format: ignition2,
  labels: labelsWithoutSelinux,
  steps: kubernetesSteps({ host: ['coreos-host.sh'], ...staticPods }),
});
