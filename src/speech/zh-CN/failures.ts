import type { Catalogue } from '../catalogue.js';

/** What a failure means, and what to do. */
export const failures: Catalogue = {
  'used up': '已用尽',
  '{} of {} used': '已用 {1} / {2!}',
  '{} of {} used, {} more asked for': '已用 {1} / {2}，另申请 {3}',
  'The upgrade that failed is given up: no master has finished it.': '放弃失败的升级：尚无主节点完成它。',
  'Other template': '其他模板',
  'Another way out': '另一种办法',
  'No master has finished it, so another template can take its place, also the one before: {}':
    '尚无主节点完成升级，因此可以改用其他模板，包括原来的模板：{1}',
  'cluster-upgrade {} TEMPLATE': 'cluster-upgrade {1} TEMPLATE',
  'Smaller flavor': '更小的规格',
  'Other flavor': '其他规格',
  'Leave it': '保留不动',
  'What the node said': '节点的报告',
  'The image does not fit into a server of this flavor: it needs more disk or memory.':
    '此规格的服务器容纳不下该镜像：需要更多磁盘或内存。',
  'Use a flavor that the image fits into.': '请使用能容纳该镜像的规格。',
  'Nova does not have this flavor any more, or does not show it to this project.':
    'Nova 中已没有此规格，或对此项目不可见。',
  'Use a flavor that exists.': '请使用现有的规格。',
  'The image is there, but it cannot be used: it is still being uploaded, or was switched off.':
    '镜像存在但无法使用：仍在上传，或已被停用。',
  'Wait until the image is active, or use a template with another image. Then try again.':
    '请等待镜像变为可用，或使用其他镜像的模板，然后重试。',
  'Nova does not find the image.': 'Nova 找不到该镜像。',
  'Make a template with an image that exists, and a cluster from it.':
    '请用现有的镜像创建模板，再用它创建集群。',
  'The image cannot be used as it is: it is damaged, of another format, or too large.':
    '该镜像无法使用：已损坏、格式不符或过大。',
  'Upload the image anew, or use a template with another one.': '请重新上传镜像，或使用其他镜像的模板。',
  'The SSH keypair does not exist for the account that builds the cluster.':
    '构建集群的账户没有该 SSH 密钥对。',
  'Create the keypair for that account, then try again; or make the cluster anew with another --keypair.':
    '请为该账户创建密钥对后重试；或用其他 --keypair 重新创建集群。',
  'The server got no connection to its network.': '服务器未能连接到网络。',
  'Try again; if it stays so, ask the operators to look at the network agent of the hypervisor.':
    '请重试；若仍如此，请运维人员检查计算节点的网络代理。',
  'The server waited for a volume that did not get ready.': '服务器等待的卷未能就绪。',
  'Try again; if it stays so, ask the operators to look at Cinder.':
    '请重试；若仍如此，请运维人员检查 Cinder。',
  'No hypervisor has room for a server of this flavor.': '没有计算节点能容纳此规格的服务器。',
  'Use a smaller flavor or fewer nodes, or ask the operators for capacity.':
    '请使用更小的规格或更少的节点，或联系运维人员扩充容量。',
  'Hypervisors had room for the server, but each that tried could not start it.':
    '计算节点有足够容量，但都未能启动该服务器。',
  'Try again, or use a smaller flavor; if it stays so, the operators find the cause in nova-compute.':
    '请重试，或使用更小的规格；若仍如此，运维人员可在 nova-compute 中查找原因。',
  'The discovery URL that was given does not answer, so the masters could not find each other.':
    '所给的发现 URL 没有响应，主节点无法互相发现。',
  'See that it can be reached from here, or make the cluster without one: it then gets its own.':
    '请确认可从此处访问，或不指定发现 URL 创建集群：会自动分配。',
  'The discovery URL that was given is for another number of masters.': '所给的发现 URL 对应的主节点数不同。',
  'Make the cluster with a URL for as many masters as it has, or without one: it then gets its own.':
    '请使用与主节点数一致的 URL 创建集群，或不指定：会自动分配。',
  'What answers at the discovery URL that was given is no discovery service.':
    '所给的发现 URL 上不是发现服务。',
  'Make the cluster with the URL of a new token, or without one: it then gets its own.':
    '请使用新令牌的 URL 创建集群，或不指定：会自动分配。',
  'The service that makes discovery URLs for this program did not make one.':
    '为本程序生成发现 URL 的服务未能生成。',
  'Try again; where it stays so, an operator can look at DISCOVERY_URL_FORMAT.':
    '请重试；若仍如此，运维人员可检查 DISCOVERY_URL_FORMAT。',
  'This is what the cloud said; no rule here knows more about it.': '这是云平台的原话；此处没有更多解释。',
  'Try again, or show the reason to the operators.': '请重试，或把原因告知运维人员。',
  'Something that the stack does not know of still uses this resource, or the cloud did not let it go.':
    '仍有栈以外的对象在使用此资源，或云平台未能释放它。',
  'Remove what uses it and try again; or leave it: it stays as DELETE_FAILED, and counts against the quota until it is deleted.':
    '请移除使用者后重试；或保留不动：状态保持为 DELETE_FAILED，并在删除前计入配额。',
  'Trying again may be enough.': '重试也许就能解决。',
  'Trying again helps once that is done.': '完成后重试即可。',
  'Trying again as it is would fail again.': '不作更改直接重试仍会失败。',
  'Failed resource': '失败的资源',
  'The node said': '节点的报告',
  Reason: '原因',
  'Quota of {}': '{1} 的配额',
  'Also failed': '同时失败的',
  'What it means': '含义',
  'In other words': '换句话说',
  'What to do': '处理方法',
  '{} and {} more': '{1}，另有 {2} 个',
  'A server came up, but what runs in it never said that it was ready.':
    '服务器已启动，但其中的软件一直未报告就绪。',
  'Check that the nodes reach Keystone, Heat and this program, and read their console log; then try again.':
    '请检查节点能否访问 Keystone、Heat 和本程序，并查看其控制台日志，然后重试。',
  'What runs in a server said that it could not be set up.': '服务器中的软件报告未能完成配置。',
  'The node’s own words name the cause. Put that right, then try again.':
    '节点自己的话说明了原因。请先解决该问题，然后重试。',
  'Heat does not know the stack any more: somebody deleted it.': 'Heat 中已没有该栈：有人删除了它。',
  'Try again to have it built anew, or delete the cluster.': '可重试以重新构建，或删除集群。',
  'The change failed and Heat undid it; why it failed Heat does not say any more.':
    '更改失败，Heat 已将其撤销；Heat 不再提供失败的原因。',
  'The cluster is as it was before. Try again, and leave out --rollback to see what fails.':
    '集群已恢复原状。请去掉 --rollback 重试以查看失败原因。',
  'Heat did not get done in the time that the cluster was given.': 'Heat 未能在为集群设定的时间内完成。',
  'Try again: what is there already stays. A new cluster gets more minutes with --timeout.':
    '请重试：已有的会保留。新建集群可用 --timeout 延长时间。',
  'Heat stopped in the middle: it was restarted, told to stop, or ran out of time.':
    'Heat 中途停止：被重启、被要求停止，或超时。',
  'Try again: what is there already stays.': '请重试：已有的会保留。',
  'The template asks for a service that this cloud does not have.': '模板需要此云平台没有的服务。',
  'Make a template without it (a load balancer, for one, needs Octavia), and a cluster from it.':
    '请创建不使用它的模板（例如负载均衡器需要 Octavia），再用它创建集群。',
  'Something else still uses it, so it cannot be changed or removed.':
    '仍有其他对象在使用它，因此不能更改或移除。',
  'Remove what uses it (the reason names it), then try again.': '请移除使用者（原因中已指出），然后重试。',
  'Octavia did not build the load balancer, or is still at it.': 'Octavia 未能构建负载均衡器，或仍在构建。',
  'Try again; if it stays so, ask the operators, or build without --master-lb-enabled.':
    '请重试；若仍如此，请联系运维人员，或不使用 --master-lb-enabled 构建。',
  'Octavia did not build the load balancer.': 'Octavia 未能构建负载均衡器。',
  'The network has no free address left.': '网络中已没有空闲地址。',
  'Free floating IPs that are not needed, or use a template with another external network.':
    '请释放不需要的浮动 IP，或使用其他外部网络的模板。',
  'No router leads from the nodes to the external network, so they can have no floating IP.':
    '没有从节点到外部网络的路由器，因此无法使用浮动 IP。',
  'Connect the fixed network to the external network with a router, then try again; or build without --floating-ip-enabled.':
    '请用路由器连接固定网络与外部网络后重试；或不使用 --floating-ip-enabled 构建。',
  'The external network does not exist, or is not external.': '外部网络不存在，或不是外部网络。',
  'Make a template with an external network that exists, and a cluster from it.':
    '请用现有的外部网络创建模板，再用它创建集群。',
  'A network, subnet, router or port that is needed is gone, or this project does not see it.':
    '所需的网络、子网、路由器或端口已不存在，或对此项目不可见。',
  'Check the fixed and external networks of the template, then try again.':
    '请检查模板的固定网络和外部网络，然后重试。',
  'The addresses of the subnet are in use by another one on the same router or network.':
    '子网的地址已被同一路由器或网络上的另一子网占用。',
  'Make a cluster with other addresses (label fixed_subnet_cidr), or without --fixed-network.':
    '请使用其他地址（标签 fixed_subnet_cidr）创建集群，或不使用 --fixed-network。',
  'An OpenStack administrator can raise it.': 'OpenStack 管理员可以提高配额。',
  'The project has as many clusters as it may have.': '项目的集群数已达上限。',
  'Delete a cluster that is not needed, or ask for more.': '请删除不需要的集群，或申请更多配额。',
  'The project has as many Heat stacks, or a stack as many resources, as Heat allows.':
    '项目的 Heat 栈数或栈的资源数已达 Heat 的上限。',
  'Delete stacks that are not needed, or use fewer nodes. {}': '请删除不需要的栈，或使用更少的节点。{1!}',
  'The project has as many load balancers, or parts of them, as Octavia allows it.':
    '项目的负载均衡器或其组件已达 Octavia 的上限。',
  'Delete load balancers that are not needed, or build without --master-lb-enabled. {}':
    '请删除不需要的负载均衡器，或不使用 --master-lb-enabled 构建。{1!}',
  'The project has as many secrets as Barbican allows it.': '项目的密钥数已达 Barbican 的上限。',
  'Delete secrets that are not needed. {}': '请删除不需要的密钥。{1!}',
  'The project has no room for the volume: its number of volumes or their gigabytes are used up.':
    '项目无法再容纳该卷：卷数或容量已用尽。',
  'Delete volumes that are not needed, or use a smaller --docker-volume-size. {}':
    '请删除不需要的卷，或使用更小的 --docker-volume-size。{1!}',
  'The project has no cores or memory left for a server of this flavor.':
    '项目没有足够的核心或内存来创建此规格的服务器。',
  'Use a smaller flavor or fewer nodes, or delete servers that are not needed. {}':
    '请使用更小的规格或更少的节点，或删除不需要的服务器。{1!}',
  'The project has as many servers, or things of that kind, as Nova allows it.':
    '项目的服务器或同类资源数已达 Nova 的上限。',
  'Use fewer nodes, or delete servers that are not needed. {}':
    '请使用更少的节点，或删除不需要的服务器。{1!}',
  'The project has as many networks, ports, routers, floating IPs or security groups as it may have.':
    '项目的网络、端口、路由器、浮动 IP 或安全组数已达上限。',
  'Delete what is not needed, or build without --floating-ip-enabled. {}':
    '请删除不需要的资源，或不使用 --floating-ip-enabled 构建。{1!}',
  'A quota of the project is used up in Nova.': '项目在 Nova 中的某项配额已用尽。',
  'A quota of the project is used up.': '项目的某项配额已用尽。',
  'Delete what is not needed. {}': '请删除不需要的资源。{1!}',
  'The discovery service, where masters find each other, did not answer as it should.':
    '供主节点互相发现的发现服务响应不正常。',
  'Check the discovery URL, then try again.': '请检查发现 URL，然后重试。',
  'Keystone did not make the account that the nodes log in with.': 'Keystone 未能创建供节点登录的账户。',
  'An operator can run magnum-chatops doctor, which says why.':
    '运维人员可运行 magnum-chatops doctor 查看原因。',
  'Keystone does not know, or no longer trusts, the account that builds the cluster.':
    'Keystone 不认识或不再信任构建集群的账户。',
  'An operator can run magnum-chatops doctor, which says why. Log in again if you use a credential of your own.':
    '运维人员可运行 magnum-chatops doctor 查看原因。如使用自己的凭据，请重新登录。',
  'The account that builds the cluster may not do this in the cloud.':
    '构建集群的账户在云平台中无权执行此操作。',
  'Ask an OpenStack administrator for the role that it lacks (often heat_stack_owner or member), then try again.':
    '请向 OpenStack 管理员申请所缺的角色（通常是 heat_stack_owner 或 member），然后重试。',
  'Heat refuses what it was asked to build: a value does not fit, or this cloud lacks that kind of resource.':
    'Heat 拒绝构建：某个值不合适，或此云平台没有该类资源。',
  'Make a template without the value that the reason names, and a cluster from it.':
    '请创建不含原因中所指值的模板，再用它创建集群。',
  'A part of the cloud does not answer, or failed inside.': '云平台的某个部分没有响应或内部出错。',
  'Try again in a few minutes; if it stays so, tell the operators.':
    '请几分钟后重试；若仍如此，请告知运维人员。',
  'It took longer than the cluster was given.': '超出了为集群设定的时间。',
  'Try again: what is there already stays. cluster-events says what it waited for; --timeout gives a new cluster more minutes.':
    '请重试：已有的会保留。可用 cluster-events 查看在等待什么；新建集群可用 --timeout 延长时间。',
  'Something of the same name is there already, or something else is being done to it.':
    '已有同名对象，或正在对其执行其他操作。',
  'Wait a moment and try again; if it stays so, look for what has the name.':
    '请稍后重试；若仍如此，请查找同名对象。',
  'Nova could not start the server, and did not say more.': 'Nova 未能启动服务器，也未说明原因。',
  'Try again, or use another flavor; if it stays so, the operators find the cause in nova-compute.':
    '请重试，或使用其他规格；若仍如此，运维人员可在 nova-compute 中查找原因。',
  'Cinder could not make or attach a volume.': 'Cinder 未能创建或挂载卷。',
  'Try again; if it stays so, use a smaller --docker-volume-size or ask the operators.':
    '请重试；若仍如此，请使用更小的 --docker-volume-size 或联系运维人员。',
  'Cinder does not have this volume type.': 'Cinder 中没有此卷类型。',
  'Make a template with a volume type that exists (label docker_volume_type), and a cluster from it.':
    '请用现有的卷类型（标签 docker_volume_type）创建模板，再用它创建集群。',
  'The volume was made, but could not be attached to its server or taken from it.':
    '卷已创建，但未能挂载到服务器或从其卸载。',
  'Try again; if it stays so, ask the operators to look at Cinder and Nova.':
    '请重试；若仍如此，请运维人员检查 Cinder 和 Nova。',
  'Barbican, where certificates are kept, did not do what it was asked.':
    '存放证书的 Barbican 未能完成请求。',
  'Try again; an operator can run magnum-chatops doctor, which says what Barbican lacks.':
    '请重试；运维人员可运行 magnum-chatops doctor 查看 Barbican 缺少什么。',
  'Somebody suspended the stack, and Heat changes nothing in one that is suspended.':
    '有人挂起了该栈，Heat 不会更改已挂起的栈。',
  'Resume it with openstack stack resume {}, wait until it is RESUME_COMPLETE, then try again.':
    '请用 openstack stack resume {1} 恢复它，等到状态为 RESUME_COMPLETE 后再重试。',
  'Somebody had Heat delete the stack, and Heat changes nothing in such a one ever again.':
    '有人让 Heat 删除该栈，Heat 不会再更改这样的栈。',
  'Delete what it belongs to, the cluster or the node group, and create another. Nothing else can be done with it any more.':
    '请删除它所属的集群或节点组，然后另建一个。除此之外已无法对它做任何操作。',
};
