import type { Catalogue } from '../catalogue.js';

/** Cluster templates, names of the cloud, input in general, as the engine refuses them. */
export const engineTemplates: Catalogue = {
  'There are no {} here.': '此处没有{1!}。',
  'and {} more': '另有 {1} 个',
  '{}{} here: {} and {} more.': '现有{2!}：{3}，另有 {4} 个。',
  '{}{} here: {}.': '现有{2!}：{3}。',
  'Image {} could not be found.': '找不到镜像 {1}。',
  "Image {} doesn't contain os_distro field.": '镜像 {1} 没有 os_distro 字段。',
  'Set it with: openstack image set --property os_distro=fedora-atomic {}':
    '可用以下命令设置：openstack image set --property os_distro=fedora-atomic {1}',
  'Unable to find flavor {}.': '找不到规格 {1}。',
  'Availability zone {} could not be found.': '找不到可用区 {1}。',
  'Availability zone {} is not available now.': '可用区 {1} 目前不可用。',
  'availability zones': '可用区',
  'Availability zones': '可用区',
  'Volume type {} could not be found.': '找不到卷类型 {1}。',
  'volume types': '卷类型',
  'Volume types': '卷类型',
  'Unable to find keypair {}.': '找不到密钥对 {1}。',
  'Unable to find fixed network {}.': '找不到固定网络 {1}。',
  'Unable to find fixed subnet {}.': '找不到固定子网 {1}。',
  'subnets of that network': '该网络的子网',
  'Unable to find external network {}.': '找不到外部网络 {1}。',
  'external networks': '外部网络',
  'External networks': '外部网络',
  'Subnets of that network': '该网络的子网',
  images: '镜像',
  Images: '镜像',
  keypairs: '密钥对',
  Keypairs: '密钥对',
  Flavors: '规格',
  Networks: '网络',

  "Invalid input for field/attribute {}. Value: '{}'. {}": '字段/属性 {1} 的输入无效。值：“{2}”。{3!}',
  "unable to convert to int. Error: invalid literal for int() with base 10: '{}'": '无法转换为整数：“{1}”',
  'Limit must be positive': '数量上限必须为正数',
  "Invalid sort direction: {}. Acceptable values are 'asc' or 'desc'":
    '排序方向 {1} 无效。可用的值为“asc”或“desc”',
  'The sort_key value "{}" is an invalid field for sorting': 'sort_key 的值“{1}”不是可排序的字段',
  'Fields to sort by: {}.': '可排序的字段：{1}。',
  'unable to convert to uuid. Error: Expected a uuid but received {}.': '无法转换为 uuid：收到的是 {1}。',
  "Invalid input for field/attribute path. Value: '{}'. Value should match the pattern ^(/[\\w-]+)+$":
    '字段/属性 path 的输入无效。值：“{1}”。应匹配 ^(/[\\w-]+)+$',
  "'{}' is an internal attribute and can not be updated": '“{1}”是内部属性，不能更改',
  "'{}' is a mandatory attribute and can not be removed": '“{1}”是必需属性，不能移除',
  "'add' and 'replace' operations needs value": '“add”和“replace”操作需要值',
  'Write it as {}=value, or use remove.': '请写成 {1}=value，或使用 remove。',
  "Couldn't apply patch '{}'. Reason: {}": '无法应用更改“{1}”。原因：{2!}',
  '{} not found': '找不到 {1}',
  '{} has no {}, so there is nothing to {}.': '{1} 没有 {2}，因此无法 {3}。',
  'Adding a new attribute {} to the root of the resource is not allowed.': '不允许在资源根上添加新属性 {1}。',
  "The attribute {} has existed, please use 'replace' operation instead.":
    '属性 {1} 已存在，请改用“replace”操作。',
  'There is no attribute {}.': '没有属性 {1}。',
  'There are {}.': '现有 {1}。',
  "can't {} a non-existent object '{}'": '无法对不存在的对象“{2}”执行 {1}',
  '{} takes key=value, several with commas, not {}.': '{1!}应为 key=value，多个以逗号分隔，而不是 {2}。',
  '{} could not be asked: {}': '无法查询{1!}：{2!}',
  Heat: 'Heat',
  'The quotas are those of another project, which its own members can ask for.':
    '配额属于另一个项目，其成员可以查询。',
  Keystone: 'Keystone',
  Nova: 'Nova',
  Neutron: 'Neutron',
  Cinder: 'Cinder',
  Glance: 'Glance',
  'Cluster type ({}, {}, {}) not supported.': '不支持集群类型（{1}、{2}、{3}）。',
  'It is supported with the server type {}.': '服务器类型 {1} 支持此组合。',
  '{} needs an image whose os_distro is {}; an image of {} can be {}.':
    '{1} 需要 os_distro 为 {2} 的镜像；{3} 镜像可用于 {4}。',
  '{} needs an image whose os_distro is {}.': '{1} 需要 os_distro 为 {2} 的镜像。',
  'An image of {} can be {}.': '{1} 镜像可用于 {2}。',
  'The server type {} supports {}.': '服务器类型 {1} 支持 {2}。',
  'Docker keeps the storage driver of its image here: docker_storage_driver {} does nothing.':
    '此类集群沿用镜像中 Docker 的存储驱动：docker_storage_driver {1} 不起作用。',
  'Servers of this type have the storage driver {}: docker_storage_driver {} does nothing.':
    '此类服务器使用存储驱动 {1}：docker_storage_driver {2} 不起作用。',
  'This cloud has no Swift (service type object-store), where the registry of registry_enabled keeps its images: it would start again and again.':
    '此云没有 Swift（服务类型 object-store），而 registry_enabled 的镜像仓库要把镜像存放在其中：它会不断重启。',
  'docker_volume_type is the type of the volumes of docker_volume_size: without that it does nothing.':
    'docker_volume_type 是 docker_volume_size 的卷的类型：没有后者时它不起作用。',
  'A label is not accepted.': '有标签不被接受。',
  '{}: did you mean {}?': '{1!}：您是指 {2} 吗？',
  'Network driver type {} is not supported, expecting a {} network driver.':
    '不支持网络驱动 {1}，应为 {2} 网络驱动。',
  'Volume driver type {} is not supported, expecting a {} volume driver.':
    '不支持卷驱动 {1}，应为 {2} 卷驱动。',
  'docker volume size {} GB is not valid, expecting minimum value {}GB for devicemapper storage driver.':
    'Docker 卷大小 {1} GB 无效，devicemapper 存储驱动要求至少 {2}GB。',
  'ClusterTemplate {} is referenced by one or multiple clusters.': '集群模板 {1} 正被一个或多个集群使用。',
  'Delete those clusters first, or make a new template.': '请先删除这些集群，或新建模板。',
  "Invalid input for field/attribute {}. Value: 'None'. Mandatory field missing.":
    '字段/属性 {1} 的输入无效。值：“None”。缺少必填字段。',
  'Value should be string': '应为字符串',
  'Value should have a minimum character requirement of 1': '至少 1 个字符',
  'Value should have a maximum character requirement of {}': '最多 {1} 个字符',
  '{} takes the URL of a proxy such as http://proxy.example.org:3128.':
    '{1} 应为代理的 URL，例如 http://proxy.example.org:3128。',
  'no_proxy takes hosts, addresses, networks and domains with commas, such as localhost,10.0.0.0/8,.example.org, and not {}.':
    'no_proxy 应为以逗号分隔的主机、地址、网段和域名，例如 localhost,10.0.0.0/8,.example.org，而不是 {1}。',
  'Value should be an object of names and values': '应为名称与值组成的对象',
  'at least 1 character is needed.': '至少需要 1 个字符。',
  'at most 255 characters are accepted.': '最多 255 个字符。',
  'Value should be true or false': '应为 true 或 false',
  'unable to convert to int': '无法转换为整数',
  'Value should be greater or equal to {}': '应大于或等于 {1}',
  'Value should be lower or equal to {}': '应小于或等于 {1}',
  'Expected a single dns address or comma separated dns list, but received {}.':
    '应为单个 DNS 地址或以逗号分隔的 DNS 列表，但收到 {1}。',
  'A label has a name.': '标签须有名称。',
  "Invalid input for field/attribute labels. Value: '{}'. A label takes text, a number, true or false":
    '字段/属性 labels 的输入无效。值：“{1}”。标签的值应为文本、数字、true 或 false',
  'Requested COE type Unset is not supported.': '不支持所请求的 COE 类型 Unset。',
  "Invalid input for field/attribute coe. Value: '{}'. Value should be one of: dcos, mesos, swarm, swarm-mode, kubernetes":
    '字段/属性 coe 的输入无效。值：“{1}”。可用的值为：dcos、mesos、swarm、swarm-mode、kubernetes',
  'ClusterTemplate {} could not be found.': '找不到集群模板 {1}。',
  'Multiple ClusterTemplates exist with same name. Please use the ClusterTemplate uuid instead.':
    '存在多个同名集群模板。请改用集群模板的 uuid。',
  'Somebody else changed this cluster template meanwhile and nothing was changed. Look at it and try again.':
    '其间有人更改了此集群模板，因此未做任何更改。请查看后再试。',
  'cluster_distro is what the image says: {}. Choose another image_id.':
    'cluster_distro 由镜像决定：{1}。请选择其他 image_id。',
  'Not authorized to set public or hidden flag for cluster template.': '无权设置集群模板的公开或隐藏标志。',
  'Ask an admin to do it.': '请联系管理员操作。',
  'This is not valid.': '输入无效。',
};
