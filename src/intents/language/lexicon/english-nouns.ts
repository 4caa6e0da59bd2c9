/** English nouns and adjectives of this world by what they name. Plurals are made by rule. */
export const englishNouns: Readonly<Record<string, string>> = {
  'N.cluster':
    'cluster, bay, k8 cluster, that cluster, this cluster, the cluster, the same cluster, said cluster, my cluster, our cluster',
  'N.template':
    'template, cluster template, baymodel, bay model, cluster-template, blueprint, tmpl, cluster_template, tpl',
  'N.nodegroup':
    'node grp, grp, nodegrp, node group, nodegroup, node-group, node pool, nodepool, pool, worker pool, worker group, ng, node_group, group, machine pool, pool of nodes, group of nodes, groups of nodes, pools of nodes, groups of workers, group of workers, worker nodegroup, node-pool',
  'N.node':
    'nod, node, worker, worker node, machine, minion, slave, box, kubelet, worker machine, compute node, instance node',
  'N.master':
    'master count, masters count, number of masters, master node count, master_count, amount of masters, master, master node, control plane node, control plane, controller, controlplane, control-plane, control-plane node, control node, control planes, manager node, head node, api server node',
  'N.cert': 'certificate, cert, tls certificate, client certificate, client cert, tls cert, pki',
  'N.ca':
    'ca, certificates authority, certification authority, certificate authorities, certificate authority, ca certificate, ca cert, root certificate, root cert, root ca, cluster ca, ca bundle, signing ca, ca pem, ca file, ca chain, cacert, ca.pem, public certificate, cluster certificate',
  'N.csr':
    'csr, signing request, certificate signing request, certificate request, cert request, signing req',
  'N.quota':
    'quota, limit, limt, limts, limmit, cluster limt, allowance, cap, hard limit, hard_limit, cluster quota, cluster limit, ceiling, quota limit, allocation, max clusters, quotum, headroom',
  'N.approval':
    'awaiting sign-off, awaiting my sign-off, awaiting signoff, awaiting approval, awaiting my approval, waiting for sign-off, waiting for my approval, waiting for approval, in need of approval, approval, pending request, open request, waiting request, outstanding request, approval queue, pending approval, approvals queue, approvals list',
  'N.request': 'request, req, ask, quota request, pending request, application, ticket',
  'N.alert':
    'messages from, messages about, alert, notification, subscription, alarm, alerting, notify list, subscriptions list, watch list, pings, alert subscription, notification subscription',
  'N.project': 'project, tenant, openstack project',
  'N.audit':
    'audit, who did what, audit log, audit trail, audit list, audit record, audit-log, audit-trail, record of changes',
  'N.guardrail': 'guardrail, channel guardrail, guard rail, safety level, safety setting, caution level',
  'ROLE.reader': 'reader',
  'ROLE.member': 'member',
  'ROLE.admin': 'admin, administrator',
  'GUARD.confirm': 'confirm',
  'GUARD.normal': 'normal',
  'N.account': 'account, openstack account, keystone account, application credential, cloud account',
  'GUARD.read-only': 'read-only, read only, readonly, view-only, view only',
  'N.service':
    'service, magnum service, magnum conductor, conductor, magnum-conductor, backend service, magnum daemon, control service, backend, magnum api, magnum-api, daemon, magnum services, conductor service',
  'N.magnum': 'magnum',
  'N.stats':
    'how busy, stats, statistics, stat, usage, statistic, usage stats, usage numbers, count of clusters and nodes, number of clusters and nodes, utilisation, utilization, resource usage, numbers, consumption, cluster count',
  'N.config':
    'kubeconfig, kubecfg, kubeconf, kube config, kube-config, config, credential, creds, kubectl config, kubectl access, access credential, client config, configuration, admin.conf, config file, kubectl, kubectl credentials, kubectl creds, cfg, docker env, docker config, access file, connection details, connection info, kubectl setup, access, docker credentials, connection file',
  'N.status':
    'rundown, run-down, low-down, lowdown, status, state, health, condition, health status, stat us, shape, healthy, overall status, current status, current state, details, detail, info, information, summary, overview, properties, facts, description, specifics, specs, spec',
  'N.resource': 'resource, resource type',
  'N.channel': 'channel, chan, room, chat',
  'N.whoami':
    'as whom, under whose name, which user i am, which account i am, what user i am, which account i use, whoami, what role do i have, what roles do i have, which role do i have, which roles do i have, who am i, who i am, which account am i, which user am i, what user am i, what account am i, what am i logged in as, who am i logged in as, am i logged in, which project am i in, what project am i in, which project are we in, what project are we in, current project, my identity, my account, what is my account, which project am i using, what project am i using, which project is active, my current project, current user, which identity, which project are we using, what project are we using, who are we logged in as, who do you think i am, what are my roles, my roles, what roles do i have, which roles do i have, which tenant am i in, what tenant am i in, active project, which project is this channel, which project is this, what project is this, am i signed in, who am i signed in as, what account is this, which account is this, which account do i use, what account do i use, as whom am i, under which account, which credentials am i using, what credentials am i using, whose account, which user are you using for me, my user, who does the bot think i am, what project am i working in, which project am i working in, which project do i work in, what am i, which project am i on, what project am i on, what identity, my login, who do you know me as',
  'N.help':
    'what can you even do, what do you even do, what all can you do, what are you able to do, what can you help with, what can you actually do, what can you really do, what do you actually do, where do i start, where do i begin, how do i begin, show me the ropes, get me started, what are you good at, help, what are my options, my options, manual, documentation, docs, commands, what can you do, what do you do, how do you work, what can i ask, what can i say, list of commands, available commands, what commands, which commands, command list, how does this work, how do i use you, how do i use this, what are you capable of, what can i do here, capabilities, what are my options, what do you understand, what else can you do, instructions please, how does this bot work, what does this bot do, how do i use this bot, what are you good for, what can this bot do, what is this bot for, what all can you do, man page, man, halp, how do i talk to you, usage instructions, what things can you do, what is possible here, how can you help, how can you help me, what can you help with, what can you help me with, what can i do with you, what stuff can you do, features',
  'N.room': 'room, space, capacity, slots, place',
  'N.command': 'command',
  'N.address':
    'api address, api url, api endpoint, api ip, address, endpoint, url, ip, ip address, api server, api server address, api, version, coe version, kubernetes version, k8s version, master address, master addresses, node address, node addresses, master ip, node ip, uuid, id, container version, age, master node address, api_address, how many nodes, how many workers, how many masters, number of nodes, number of workers, node count, template used, how many machines, size, api server url, how big, how large, how old, node_addresses, kubernetes api, addresses, created at, heat stack id, stack id',
  'N.progress':
    'progress, eta, hold up, holdup, hold-up, delay, time left, percent, percentage, stage, step, how far along, how long until, how much longer, how far, ready yet, done yet, how long before',
  'N.events':
    'event, event log, events log, event logs, event history, history, activity, timeline, error, failure, problem, issue, root cause, cause, reason for failure, what went wrong, last operation, recent operation, operation, operations, trouble, changelog, failure reason, error message, reason of failure, status reason, latest',
  'A.flavor':
    'flavor, flavour, instance type, machine type, vm size, node flavor, worker flavor, node flavour, worker flavour, instance size, flavor_id, flavor-id, machine size, flavor id',
  'A.masterflavor':
    'master flavor, master flavour, control plane flavor, control plane flavour, master-flavor, master_flavor_id, master_flavor, flavor for the master, flavor for masters, flavor for the masters, master-flavor-id, flavor for master, masters flavor, master node flavor, controller flavor, flavor of the masters, flavor of the master, flavour for the masters, flavor for the control plane',
  'A.image':
    'image, os image, base image, glance image, image_id, image-id, vm image, machine image, image id, node image',
  'A.keypair':
    'keypair, key pair, ssh key, key, ssh keypair, ssh key pair, key-pair, keypair_id, keypair-id, ssh-key, sshkey, nova keypair',
  'A.extnet':
    'external network, ext net, external net, ext network, public network, floating network, external_network_id, external-network, external_network, extnet, ext-net, outside network, outbound network, external-network-id, provider network, floating ip network',
  'A.network':
    'fixed network, network, private network, tenant network, fixed_network, fixed-network, existing network, internal network, net, private net, fixed net',
  'A.subnet': 'fixed subnet, subnet, private subnet, fixed_subnet, fixed-subnet, existing subnet, subnetwork',
  'A.netdriver':
    'network driver, network_driver, network-driver, cni, network plugin, networking, cni plugin, net driver, overlay network, container network, pod network',
  'A.voldriver': 'volume driver, volume_driver, volume-driver, storage plugin, volume plugin, volumes driver',
  'A.stodriver':
    'storage driver, docker storage driver, docker_storage_driver, docker-storage-driver, graph driver, container storage driver',
  'A.dns':
    'dns, dns server, nameserver, dns nameserver, name server, dns_nameserver, dns-nameserver, resolver, dns resolver',
  'A.volsize':
    'docker volume size, docker volume, docker disk, docker storage, volume size, docker_volume_size, docker-volume-size, disk, docker volumes, container volume, image volume, container storage, volume, docker vol, docker volume_size, container disk, disk size, docker space, disk space, docker-volume, volumes, storage',
  'A.timeout':
    'before it times out, before timing out, before it gives up, give up after, fail after, abort after, time out after, timing out after, wait at most, cancel after, stop trying after, wait up to, timeout, time out, creation timeout, create timeout, create_timeout, time limit, deadline',
  'A.label': 'label, k8s label, magnum label',
  'A.tag': 'tag',
  'A.httpproxy': 'http proxy, http_proxy, proxy, http-proxy, web proxy',
  'A.httpsproxy': 'https proxy, https_proxy, https-proxy',
  'A.noproxy':
    'no proxy for, no proxy, no_proxy, no-proxy, proxy exceptions, proxy exception, except from proxy, noproxy',
  'A.registry':
    'registry, docker registry, private registry, local registry, image registry, registry_enabled, container registry, registry enabled',
  'A.insecure': 'insecure registry, insecure_registry, insecure-registry, insecure docker registry',
  'A.discovery':
    'discovery url, discovery, discovery_url, discovery-url, etcd discovery, etcd discovery url, discovery endpoint',
  'A.servertype': 'server type, server_type, server-type, server types',
  'A.lb':
    'load balancer, master load balancer, master lb, lb, loadbalancer, load-balancer, master_lb_enabled, load balanced master, load-balanced master, load balanced api, master loadbalancer, load balancing, load balanced, load-balanced, lbaas, master-lb, octavia load balancer',
  'A.fip':
    'floating ip, fip, floating ip address, floating address, floating_ip_enabled, floating-ip, floating ips enabled, public ip, floaters, floating-ips, floating',
  'A.tls': 'tls, tls_disabled, ssl',
  'A.dryrun':
    'without really doing it, without doing it, without actually doing it, without really creating it, without creating it, dry run, dry-run, dryrun, preview, simulation, simulate, just a preview, only a preview, as a test run, just a dry run, just simulate, only simulate, pretend, whatif, preview only, dry run only, no-op, noop',
  'A.merge':
    'merge labels, merge the labels, merging labels, merged labels, merging the labels, labels merged, merge_labels, merge-labels, merge them, merge with the template labels, merged with the template labels, merged in, merge in, merging, merge it, merge',
  'A.rollback':
    'rollback, roll back on failure, roll back if it fails, with rollback, rollback on failure, roll back, rolling back on failure, roll back in case of failure, rolling back, roll it back if it fails, revert on failure, revert if it fails',
  'A.role': 'role',
  'A.min':
    'never under, not under, a floor of, floor of, never have fewer than, not have fewer than, never have less than, never go below, not go below, never drop below, not drop below, never fall below, not fall below, min, minimum, at least, min nodes, minimum nodes, minimum node count, min node count, min_node_count, min size, minimum size, lower bound, lower limit, min-nodes, no fewer than, minimum number of nodes, min count, minimum of, min of, no less than, never fewer than, not less than, not fewer than, minimally',
  'A.max':
    'never over, not over, a ceiling of, ceiling of, capped at, cap of, a cap of, never have more than, not have more than, never go above, not go above, never exceed, not exceed, never go over, not go over, max, maximum, at most, up to, max nodes, maximum nodes, maximum node count, max node count, max_node_count, max size, maximum size, upper bound, upper limit, max-nodes, no more than, maximum number of nodes, max count, maximum of, max of, not more than, never more than, upto, limited to',
  'A.between': 'between',
  'A.batch':
    'batch size, max batch size, batch, max_batch_size, max-batch-size, maximum batch size, batches, batchsize, batches of, batch of, in batches of, in batch of, chunks of, in groups of, in chunks of, in steps of',
  'A.atatime': 'at a time, at once, at one time, in parallel, concurrently, simultaneously',
  'A.coe':
    'coe, orchestrator, container orchestration engine, orchestration engine, engine, container engine, cluster type',
  'A.public':
    'visible to all projects, available to all projects, usable by everyone, usable by everybody, usable by all projects, open to everyone, open to all projects, visible to everybody, public, publicly visible, visible to everyone, visible to all, available to everyone, visible for everyone, for everyone, for all projects, shared, to all projects, for everybody, with all projects, to everybody, to everyone',
  'A.private': 'private, not public, non-public, nonpublic',
  'A.hidden': 'hidden, invisible, not listed, unlisted',
  'A.visible': 'visible, unhidden, not hidden, no longer hidden, listed again',
  'A.nodecount':
    'node_count, node-count, node count, number of nodes, number of workers, worker count, nodes count, count of nodes, amount of nodes, workers count, size',
  'A.hardlimit': 'hard-limit',
  'A.default': 'default',
  'A.size': 'volsize',
  'COE.kubernetes':
    'kubernetes, k8s, kube, k8, kubernets, kuberentes, kubernete, kubernetes-based, k8s-based',
  'COE.swarm': 'swarm, docker swarm, docker-swarm',
  'COE.swarm-mode': 'swarm-mode, swarm mode, swarmmode, docker swarm mode',
  'COE.mesos': 'mesos',
  'COE.dcos': 'dcos, dc/os',
  'DRV.net': 'flannel, calico, weave, cilium, libnetwork',
  'DRV.vol': 'cinder, rexray',
  'DRV.sto': 'overlay2, overlay, devicemapper, device mapper, aufs, btrfs',
  'VAL.bm': 'bare metal, baremetal, bm, ironic, bare-metal, physical server',
  'VAL.vm': 'vm, virtual machine',
  'U.gb': 'gb, gig, gigabyte, gib, g, gigabytes',
  'U.minute': 'minute, min., mins, minutes',
  'U.hour': 'hour, hr, h',
  'U.second': 'second, sec, secs',
  'U.day': 'day',
  'S.complete':
    'healthy, ready, stable, complete, completed, healthy ones, successful, green, done ones, finished ones, running, up and running, active, working, create_complete, ok ones, fine',
  'S.progress':
    'in progress, in-progress, in_progress, under way, underway, ongoing, being built, being created, still building, pending, still creating, currently building, being updated, being deleted, currently changing, currently being created, busy, in flight, still being created, still working, being worked on, create_in_progress, update_in_progress, delete_in_progress, being set up',
  'S.failed':
    'in a bad state, in bad shape, in a bad way, sick, unwell, failed, broken, in error, errored, in trouble, unhealthy, red, dead, failing, faulty, create_failed, update_failed, delete_failed, in failed state, in a failed state, in an error state, in error state, down, borked, busted, erroring, not working',
  'E.create': 'creation, creating, build, create, provisioning',
  'E.update': 'update, updating, resize, scaling, upgrade, upgrading, resizing, upgrades, updates',
  'E.delete': 'deletion, deleting, removal, delete, deletions',
  'E.fail':
    'failure, fails, failed, fail, failures, breaks, breakage, goes wrong, go wrong, errors, broke, crashes, error, blows up, dies, break, problem, problems, breaking, is broken, trouble',
  'E.done':
    'finishes, finished, completes, completed, complete, done, ready, succeeds, succeeded, success, completion, comes up, goes through, finish, is up, up, come up, is ready, is done, successful, successfully, works, online, completions, successes, live, goes green',
  'E.change':
    'changes, change, status changes, status change, anything, something happens, anything happens, changes state, changes status',
};
