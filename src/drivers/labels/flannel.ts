import { cidr, oneOf, wholeNumber } from './checks.js';

/** Labels of clusters whose containers are connected by flannel. */
export const flannelLabels = {
  flannel_network_cidr: cidr('flannel_network_cidr'),
  flannel_network_subnetlen: wholeNumber('flannel_network_subnetlen', 9, 30),
  flannel_backend: oneOf('flannel_backend', ['udp', 'vxlan', 'host-gw']),
};
