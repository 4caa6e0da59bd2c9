import { onBareMetal } from '../bare-metal/bare-metal.js';
import { kubernetesFedoraCoreos } from '../kubernetes-fedora-coreos/driver.js';

/** Kubernetes on Fedora CoreOS, on machines of Ironic. */
export const kubernetesFedoraCoreosBareMetal = onBareMetal(
  kubernetesFedoraCoreos,
  'kubernetes-fedora-coreos-bare-metal',
);
