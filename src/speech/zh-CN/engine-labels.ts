import type { Catalogue } from '../catalogue.js';

/** What drivers refuse, and what their labels take. */
export const engineLabels: Catalogue = {
  'Bare metal servers stand on a network that is there: name it as fixed_network, and its subnet as fixed_subnet.':
    '裸金属服务器使用已有的网络：请以 fixed_network 指定该网络，以 fixed_subnet 指定其子网。',
  'Bare metal servers stand on a subnet that is there: name the one of {} that they are on as fixed_subnet.':
    '裸金属服务器使用已有的子网：请以 fixed_subnet 指定它们在 {1} 中所用的子网。',
  'Bare metal servers keep containers on their own disks, and Nova attaches no volume to them: leave docker_volume_size out.':
    '裸金属服务器把容器存放在自己的磁盘上，Nova 不会为其挂载卷：请去掉 docker_volume_size。',
  'a path such as /genconf/logs': '路径，例如 /genconf/logs',
  'property "labels/{}" is required when "labels/exhibitor_storage_backend" is {}':
    '当“labels/exhibitor_storage_backend”为 {2} 时，必须设置属性“labels/{1}”',
  'insecure_registry is {}, expecting a host, host:port or network.':
    'insecure_registry 为 {1}，应为主机、host:port 或网络。',
  'a release of Kubernetes from v1.27.0 on, such as v1.36.1': 'Kubernetes v1.27.0 及以上的版本，例如 v1.36.1',
  'options such as --v=2, with one space between them': '选项，例如 --v=2，以单个空格分隔',
  '{} {} and {} {} have addresses in common: {}': '{1} {2} 与 {3} {4} 的地址有重叠：{5}',
  'nodes, pods and services each need their own.': '节点、Pod 和服务各需独立的地址段。',
  'nodes and containers each need their own.': '节点和容器各需独立的地址段。',
  'the nodes’ network': '节点网络',
  '{} {} is too small for services: it takes a /{} at least.': '{1} {2} 对服务来说太小：至少需要 /{3}。',
  '{} {} has no room for the /{} that each node takes for its pods.':
    '{1} {2} 容纳不下每个节点为 Pod 占用的 /{3}。',
  'a release of the registry before 3, such as 2.8.3': '3 之前的 registry 版本，例如 2.8.3',
  'a release of containerd such as 2.1.5': 'containerd 版本，例如 2.1.5',
  'a release of runc such as 1.3.3': 'runc 版本，例如 1.3.3',
  'where images come from, ending in /': '镜像来源，以 / 结尾',
  Always: 'Always',
  Never: 'Never',
  Off: 'Off',
  'a domain name': '域名',
  'names of admission plugins with commas': '准入插件名称，以逗号分隔',
  'Kubernetes has had no API without TLS since release 1.20: leave tls_disabled out.':
    'Kubernetes 自 1.20 起不再提供无 TLS 的 API：请去掉 tls_disabled。',
  '"cinder" volume driver needs "cloud_provider_enabled" label to be true or unset.':
    '“cinder”卷驱动要求标签“cloud_provider_enabled”为 true 或不设置。',
  'insecure_registry is {}, expecting a host or host:port.':
    'insecure_registry 为 {1}，应为主机或 host:port。',
  'kube_tag {} is older than {}, which the cluster has, and Kubernetes does not go back.':
    'kube_tag {1} 低于集群现有的 {2}，Kubernetes 不支持降级。',
  'kube_tag {} skips a release after {}, and Kubernetes takes one at a time: upgrade to a v1.{} first.':
    'kube_tag {1} 跳过了 {2} 之后的版本，而 Kubernetes 须逐个版本升级：请先升级到 v1.{3}。',
  'property "labels/{}" with value "{}" is not supported': '不支持属性“labels/{1}”的值“{2}”',
  '{}, supported values are: {}, unspecified': '{1!}，可用的值为：{2}，或不指定',
  '{}, expecting an object as JSON such as {}': '{1!}，应为 JSON 对象，例如 {2}',
  '{}, expecting {}': '{1!}，应为{2!}',
  'an IPv4 network such as 10.100.0.0/16': 'IPv4 网络，例如 10.100.0.0/16',
  '{}, expecting a whole number from {} to {}': '{1!}，应为 {2} 到 {3} 之间的整数',
  '{}, supported values are: true, false, unspecified': '{1!}，可用的值为：true、false，或不指定',
  'a tag of a container image such as v1.2.5': '容器镜像的标签，例如 v1.2.5',
  'a name of up to 255 printable characters': '不超过 255 个可打印字符的名称',
  'property "labels/{}" is not supported as it is, expecting up to 255 printable characters':
    '不支持属性“labels/{1}”的当前值，应为不超过 255 个可打印字符',
  'a path such as /var/lib/mesos': '路径，例如 /var/lib/mesos',
  "Docker runtime isolator has to be specified if 'docker' is included in 'mesos_slave_image_providers' Please add 'docker/runtime' to 'mesos_slave_isolation' labels flags":
    '如果“mesos_slave_image_providers”包含“docker”，则必须指定 Docker 运行时隔离器。请把“docker/runtime”加入标签“mesos_slave_isolation”',
  'A label takes no private key: the whole project would read it.': '标签不能包含私钥：整个项目都会看到它。',
};
