import { kubernetesSteps, staticPods } from '../kubernetes/boot.js';
import { kubernetes } from '../kubernetes/kubernetes.js';
import { cloudConfig } from '../server/user-data.js';

/** Kubernetes on Fedora Atomic, as on Fedora CoreOS but with cloud-init. */
export const kubernetesFedoraAtomic = kubernetes({
  name: 'kubernetes-fedora-atomic',
  distros: ['fedora-atomic'],
  format: cloudConfig,
  steps: kubernetesSteps({ host: ['selinux.sh', 'fedora-atomic-host.sh'], ...staticPods }),
});
