import { kubernetesSteps, staticPods } from '../kubernetes/boot.js';
import { kubernetes } from '../kubernetes/kubernetes.js';
import { ignition } from '../server/ignition.js';

/** Kubernetes on Fedora CoreOS, with the control plane in static pods. */
export const kubernetesFedoraCoreos = kubernetes({
  name: 'kubernetes-fedora-coreos',
  distros: ['fedora-coreos'],
  format: ignition,
  steps: kubernetesSteps({ host: ['selinux.sh', 'fedora-coreos-host.sh'], ...staticPods }),
});
