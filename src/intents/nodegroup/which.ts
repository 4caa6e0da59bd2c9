import { positional } from '../fields.js';

/** How a node group is named: its cluster, then its name. */
export const whichGroup = [
  positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true }),
  positional('nodegroup', 'nodegroup', 'name or uuid of the node group', { required: true }),
];
