import { onBareMetal } from '../bare-metal/bare-metal.js';
import { kubernetesFedoraAtomic } from '../kubernetes-fedora-atomic/driver.js';

/** Kubernetes on Fedora Atomic, on machines of Ironic. */
export const kubernetesFedoraAtomicBareMetal = onBareMetal(
  kubernetesFedoraAtomic,
  'kubernetes-fedora-atomic-bare-metal',
);
