import type { Catalogue } from '../catalogue.js';

/** Node groups as they are asked for and shown. */
export const nodeGroups: Catalogue = {
  'Add a group of workers with a flavor, image or labels of its own':
    '添加具有独立规格、镜像或标签的工作节点组',
  'a name for the node group': '节点组名称',
  'number of nodes': '节点数',
  'fewest nodes it may have': '最少节点数',
  'most nodes it may have': '最多节点数',
  'what the nodes are for; worker when not said': '节点的用途；不填则为 worker',
  "image of the nodes; the cluster's when not said": '节点的镜像；不填则与集群相同',
  "flavor of the nodes; the cluster's when not said": '节点的规格；不填则与集群相同',
  "add the labels to the cluster's": '将标签与集群的标签合并',
  'the fewest nodes are not below 0.': '最少节点数不能小于 0。',
  'the most nodes are not below 1.': '最多节点数不能小于 1。',
  'Delete a node group and everything that runs on it': '删除节点组及其上运行的一切',
  'Delete node group {} of {}?': '删除 {2} 的节点组 {1} 吗？',
  '{} and everything on it will be gone. This cannot be undone.':
    '{1!}及其上的一切都将被删除。此操作无法撤销。',
  '{} and everything on them will be gone. This cannot be undone.':
    '{1!}及其上的一切都将被删除。此操作无法撤销。',
  'Name of the node group': '节点组名称',
  'List the node groups of a cluster': '列出集群的节点组',
  'only groups of this role: master, worker, …': '仅限此角色的节点组：master、worker…',
  '{} has no node group of role {}.': '{1} 没有角色为 {2} 的节点组。',
  '{} has no further ones.': '{1} 没有更多节点组。',
  'No such node groups': '没有这样的节点组',
  'Node groups of {}': '{1} 的节点组',
  'Would add node group {} to {}': '将为 {2} 添加节点组 {1}',
  'Show a node group': '显示节点组',
  'Change the bounds of a node group': '更改节点组的节点数范围',
  'Node group {} updated': '节点组 {1} 已更新',
  'Would change node group {}': '将更改节点组 {1}',
  'Nothing in the cloud changes. Nothing has been done.': '云平台中没有变化。未做任何更改。',
  '{} takes a whole number.': '{1} 应为整数。',
  "'/{}' is an internal attribute and can not be updated": '“/{1}”是内部属性，不能更改',
  'Only min_node_count and max_node_count can be changed; cluster-resize changes the number of nodes.':
    '只能更改 min_node_count 和 max_node_count；节点数请用 cluster-resize 更改。',
  'name or uuid of the node group': '节点组的名称或 uuid',
};
