import { cloudName, oneOf } from './checks.js';

/** What the templates of servers have where nobody says anything. */
export const placementDefaults = { nodes_affinity_policy: 'soft-anti-affinity' };

/**
 * Labels of all clusters that say where Nova puts their servers: Magnum's `availability_zone`, and its setting
 * `nodes_affinity_policy` (magnum.md F.9) as a label.
 */
export const placementLabels = {
  availability_zone: cloudName('availability_zone'),
  nodes_affinity_policy: oneOf('nodes_affinity_policy', [
    'soft-anti-affinity',
    'anti-affinity',
    'soft-affinity',
    'affinity',
    'none',
  ]),
};
