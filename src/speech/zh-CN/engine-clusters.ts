import type { Catalogue } from '../catalogue.js';

/** Clusters, node groups and what watches them, as the engine tells and refuses them. */
export const engineClusters: Catalogue = {
  'Nodegroup {} could not be found.': '找不到节点组 {1}。',
  Resizing: '正在扩缩容',
  'The certificate authority of {} is replaced only in part, so that nothing else of it can be changed.':
    '{1} 的证书颁发机构只更换了一部分，因此不能更改其他内容。',
  '{} is upgraded only in part, so that its node groups stay as they are.':
    '{} 只升级了一部分，因此它的节点组保持原样。',
  '{} is upgraded only in part, so that no other number of its nodes can be asked for.':
    '{1} 只升级了一部分，因此不能更改其节点数。',
  'The volume driver {} has nodes ask the cloud for volumes, and they have nobody to log in as: there is no trustee domain.':
    '卷驱动 {1} 需要节点向云申请卷，但没有 trustee 域，节点无法登录。',
  'Use a template without --volume-driver, or have an operator set TRUSTEE_DOMAIN_NAME.':
    '请使用不带 --volume-driver 的模板，或请运维人员设置 TRUSTEE_DOMAIN_NAME。',
  'registry_enabled has nodes keep images in Swift, and they have nobody to log in as: there is no trustee domain.':
    'registry_enabled 需要节点把镜像存放在 Swift，但没有 trustee 域，节点无法登录。',
  'Use a template without --registry-enabled, or have an operator set TRUSTEE_DOMAIN_NAME.':
    '请使用不带 --registry-enabled 的模板，或请运维人员设置 TRUSTEE_DOMAIN_NAME。',
  'Go on with it: cluster-retry {}': '请继续完成：cluster-retry {1}',
  'Go on with it: cluster-retry {}. No master has finished it, so another template can take its place: cluster-upgrade {} TEMPLATE':
    '请继续完成：cluster-retry {1}。尚无主节点完成该升级，也可改用其他模板：cluster-upgrade {2} TEMPLATE',
  'A master has been upgraded to {}: go on with that upgrade by cluster-retry {}':
    '已有主节点升级到 {1}：请继续完成该升级：cluster-retry {2}',
  '{} has been upgraded to {} meanwhile: go on with that upgrade by cluster-retry {}':
    '{1} 此间已升级到 {2}：请继续完成该升级：cluster-retry {3}',
  'The servers have taken the upgrade that Heat is to be told of again.':
    '各服务器已完成升级，将再次通知 Heat。',
  'Cluster {} could not be found.': '找不到集群 {1}。',
  'Go on with what failed first: cluster-retry {}': '请先处理失败的操作：cluster-retry {1}',
  'Wait until it is complete; cluster-events shows what it is doing.':
    '请等待其完成；可用 cluster-events 查看进展。',
  '{} a cluster when status is "{}" is not supported.': '集群状态为“{2}”时不支持此操作。',
  'Stack with id {} not found in Heat.': 'Heat 中找不到 id 为 {1} 的栈。',
  'Resource limit exceeded: You have reached the maximum clusters per project, {}. You may delete a cluster to make room for a new one.':
    '超出资源限额：已达到每个项目的集群数上限 {1}。可删除一个集群以腾出名额。',
  'A cluster name has at least 1 character.': '集群名称至少 1 个字符。',
  'A cluster name has at most 242 characters.': '集群名称最多 242 个字符。',
  'A cluster name begins with a letter and goes on with letters, digits, dots, dashes and underscores.':
    '集群名称以字母开头，其后为字母、数字、点、连字符和下划线。',
  'Node group {} has lost its stack, so there is nothing to resize.': '节点组 {1} 的栈已丢失，无法调整大小。',
  'cluster-retry {} builds it anew.': 'cluster-retry {1} 会重新创建它。',
  'A number of nodes and a change of it are both said.': '不能同时写节点数和增减数。',
  'Say one of them.': '请只写一个。',
  'A node count is a whole number, not below 0.': '节点数为整数，不小于 0。',
  'A master count is a whole number, not below 1.': '主节点数为整数，不小于 1。',
  'A volume size is a whole number of GiB, not below 1.': '卷大小为整数（GiB），不小于 1。',
  '{} discovery_url takes the address of a new token for 1 master, or is left out: then one is made.':
    '{1!} discovery_url 应为供 1 个主节点使用的新令牌的地址；也可不填，程序会自行生成。',
  '{} discovery_url takes the address of a new token for {} masters, or is left out: then one is made.':
    '{1!} discovery_url 应为供 {2} 个主节点使用的新令牌的地址；也可不填，程序会自行生成。',
  'A discovery URL is an http or https address with a host and a token, such as https://discovery.example.org/TOKEN.':
    '发现 URL 是带主机和令牌的 http 或 https 地址，例如 https://discovery.example.org/TOKEN。',
  'A timeout is a whole number of minutes, not below 0.': '超时为整数（分钟），不小于 0。',
  Leaving: '正在保留',
  'Only what Heat could not delete can be left as it is.': '只有 Heat 无法删除的资源才能保留不动。',
  'Multiple clusters exist with same name. Please use the cluster uuid instead.':
    '存在多个同名集群。请改用集群的 uuid。',
  'Those named {}: {}.': '名为 {1} 的有：{2}。',
  'Retrying with another flavor': '正在用其他规格重试',
  'Only a create that failed can be.': '只有创建失败的集群可以这样做。',
  'Another flavor does not help while the image is missing.': '镜像缺失时更换规格没有用。',
  'master_count must be 1 when master_lb_enabled is False':
    'master_lb_enabled 为 False 时 master_count 必须为 1',
  'Several masters need a load balancer: add --master-lb-enabled, or a template that has it.':
    '多个主节点需要负载均衡器：请加上 --master-lb-enabled，或使用启用了它的模板。',
  'Required parameter external_network not provided.': '缺少必需参数 external_network。',
  'Template {} has no external network; make one with --external-network.':
    '模板 {1} 没有外部网络；请用 --external-network 创建一个模板。',
  'Resizing a master nodegroup is not supported.': '不支持对主节点组扩缩容。',
  "Invalid input for field/attribute node_count. Value: 'None'. Mandatory field missing.":
    '字段/属性 node_count 的输入无效。值：“None”。缺少必填字段。',
  'Say how many nodes there should be, or how many more or fewer.': '请填写目标节点数，或增减的数量。',
  'Nodegroup {}, which failed, has no masters.': '失败的节点组 {1} 没有主节点。',
  'Say --flavor for its nodes.': '请用 --flavor 指定其节点的规格。',
  'The flavor of servers that run cannot be changed.': '运行中的服务器不能更改规格。',
  'Only a create that failed can be tried again with another flavor. nodegroup-create adds nodes of another flavor.':
    '只有创建失败的才能用其他规格重试。可用 nodegroup-create 添加其他规格的节点。',
  'Only what failed can be tried again.': '只有失败的操作才能重试。',
  "Invalid input for field/attribute max_batch_size. Value: '{}'. Value should be greater or equal to 1":
    '字段/属性 max_batch_size 的输入无效。值：“{1}”。应大于或等于 1',
  'The template of the cluster is gone.': '该集群的模板已不存在。',
  "'upgrade_cluster' is not supported by this driver.": '此驱动不支持“upgrade_cluster”。',
  'Servers of {} stay as they were built: create a cluster from {} and move to it.':
    '{1} 的服务器保持构建时的状态：请用 {2} 新建集群并迁移过去。',
  "Nodegroup {} can be upgraded only to match cluster's template ({}).":
    '节点组 {1} 只能升级到与集群模板（{2}）一致。',
  '{} has everything that {} says already.': '{1} 已符合 {2} 的全部内容。',
  '{} has {} {}, and the cluster was built with {}.': '{1} 的 {2} 为 {3}，而集群是用 {4} 构建的。',
  'Cluster Template is not valid for upgrade: {}': '集群模板不能用于升级：{1!}',
  Node: 'Node',
  True: 'True',
  False: 'False',
  'what runs on its nodes': '其节点上运行的内容',
  'There is no {} yet.': '还没有{1!}。',
  'There is: {}, ….': '现有：{1}，…。',
  'There is: {}.': '现有：{1}。',
  'There are: {}, ….': '现有：{1}，…。',
  'There are: {}.': '现有：{1}。',
  'A node group has at most {} nodes, and not {}.': '节点组最多有 {1} 个节点，不能为 {2} 个。',
  'min_node_count for {} is invalid (min_node_count ({}) should be less or equal to max_node_count ({})).':
    '{1} 的 min_node_count 无效（min_node_count（{2}）应小于或等于 max_node_count（{3}））。',
  'min_node_count for {} is invalid (min_node_count ({}) should be less or equal to node_count ({})).':
    '{1} 的 min_node_count 无效（min_node_count（{2}）应小于或等于 node_count（{3}））。',
  'max_node_count for {} is invalid (node_count ({}) should be less or equal to max_node_count ({})).':
    '{1} 的 max_node_count 无效（node_count（{2}）应小于或等于 max_node_count（{3}））。',
  'Resizing {} outside the allowed range: min_node_count = {}':
    '{1} 的扩缩容超出允许范围：min_node_count = {2}',
  'Resizing {} outside the allowed range: min_node_count = {}, max_node_count = {}':
    '{1} 的扩缩容超出允许范围：min_node_count = {2}，max_node_count = {3}',
  'The driver {} has no further node groups.': '驱动 {1} 不支持更多节点组。',
  'Creating master nodegroups is currently not supported.': '目前不支持创建主节点组。',
  'Cluster API address is not available yet': '集群 API 地址尚不可用',
  'The image has os_distro {}, and the cluster is built from {}.':
    '镜像的 os_distro 为 {1}，而集群是用 {2} 构建的。',
  'A node group with name {} already exists in the cluster {}.': '集群 {2} 中已有名为 {1} 的节点组。',
  'Deleting a default nodegroup is not supported.': '不支持删除默认节点组。',
  '{} is a whole number, not below {}.': '{1!}为整数，不小于 {2}。',
  'A node group name begins with a letter and goes on with letters, digits, dots, dashes and underscores.':
    '节点组名称以字母开头，其后为字母、数字、点、连字符和下划线。',
  'A node count': '节点数',
  'node group': '节点组',
  'Node {} could not be found.': '找不到节点 {1}。',
  superseded: '已被取代',
  "Failed to get discovery url from '{}'.": '未能从“{1}”获取发现 URL。',
  "Received invalid discovery URL '{}' from '{}'.": '从“{2}”收到的发现 URL“{1}”无效。',
  "Failed to get the size of cluster from '{}'.": '未能从“{1}”获取集群大小。',
  "Invalid discovery URL '{}'.": '发现 URL“{1}”无效。',
  "Expected cluster size {} but get cluster size {} from '{}'.": '应为集群大小 {1}，但从“{3}”得到 {2}。',
  '1 container is moving to other nodes first.': '先将 1 个容器迁移到其他节点。',
  '{} containers are moving to other nodes first.': '先将 {1} 个容器迁移到其他节点。',
  'Node group {}: {}': '节点组 {1}：{2!}',
  'The node group is not there any more.': '该节点组已不存在。',
  '{} has no further node groups.': '{1} 不支持更多节点组。',
  'The catalogue has no public identity endpoint for the nodes.':
    '服务目录中没有供节点使用的公共身份认证端点。',
  'Something in this program went wrong; its log says what, under operation {}.':
    '本程序内部出错；详情见日志中的操作 {1}。',
  'Keystone has no domain {}, where trustees would live.': 'Keystone 中没有用于受托用户的域 {1}。',
  'Failed to create trustee or trust for Cluster: {}': '未能为集群创建受托用户或信任：{1}',
  'Conductor {} could not be found.': '找不到 Conductor {1}。',
  'The stack is {}: its servers are suspended.': '栈的状态为 {1}：其服务器已挂起。',
  'The stack is {}: {}': '栈的状态为 {1}：{2}',
  '{} is {} in the stack, and {} here': '{1} 在栈中为 {2}，在此处为 {3}',
  'Somebody changed the stack without this program: {}.': '有人绕过本程序更改了栈：{1!}。',
  'The cluster {} is not accessible.': '无法访问集群 {1}。',
  'Resume it first: openstack stack resume {}': '请先恢复它：openstack stack resume {1}',
  'All that can still be done with it is to delete it: cluster-delete {}':
    '对它只能执行删除：cluster-delete {1}',
  'All that can still be done with it is to delete it: nodegroup-delete {} {}':
    '对它只能执行删除：nodegroup-delete {1} {2}',
  'node group {} of {}': '{2} 的节点组 {1}',
  'Heat changes nothing in the stack of {} now: {} is {}.': 'Heat 现在不会更改 {1!} 的栈：{2} 为 {3}。',
  'Heat changes nothing in the stack of node group {} of {} now: {} is {}.':
    'Heat 现在不会更改 {2} 的节点组 {1} 的栈：{3} 为 {4}。',
  'Updating a stack when it is suspended is not supported: stack {} is {}.':
    '栈已挂起，不支持更新：栈 {1} 为 {2}。',
  'Updating a stack when it is deleting is not supported: stack {} is {}.':
    '栈正在删除，不支持更新：栈 {1} 为 {2}。',
  'Updating a stack when it is {} is not supported: stack {} is {}.':
    '栈处于 {1} 状态，不支持更新：栈 {2} 为 {3}。',
};
