import { withoutSecretLabels } from '../../engine/secrets.js';
import type { ClusterTemplate } from '../../engine/templates/template.js';
import { linksTo } from '../wire/links.js';
import { writeTime } from '../wire/time.js';

/** A cluster template in Magnum's order (magnum.md B.1); `resource` is what the address calls it. */
export function templateView(
  template: ClusterTemplate,
  host: string,
  resource: 'clustertemplates' | 'baymodels' = 'clustertemplates',
) {
  return {
    uuid: template.uuid,
    name: template.name,
    coe: template.coe,
    image_id: template.imageId,
    flavor_id: template.flavorId,
    master_flavor_id: template.masterFlavorId,
    dns_nameserver: template.dnsNameserver,
    keypair_id: template.keypairId,
    external_network_id: template.externalNetworkId,
    fixed_network: template.fixedNetwork,
    fixed_subnet: template.fixedSubnet,
    network_driver: template.networkDriver,
    apiserver_port: template.apiserverPort,
    docker_volume_size: template.dockerVolumeSize,
    cluster_distro: template.clusterDistro,
    links: linksTo(host, `${resource}/${template.uuid}`),
    http_proxy: template.httpProxy,
    https_proxy: template.httpsProxy,
    no_proxy: template.noProxy,
    volume_driver: template.volumeDriver,
    registry_enabled: template.registryEnabled,
    labels: withoutSecretLabels(template.labels),
    tls_disabled: template.tlsDisabled,
    public: template.public,
    server_type: template.serverType,
    insecure_registry: template.insecureRegistry,
    docker_storage_driver: template.dockerStorageDriver,
    master_lb_enabled: template.masterLbEnabled,
    floating_ip_enabled: template.floatingIpEnabled,
    ...(resource === 'baymodels' ? {} : { project_id: template.projectId, user_id: template.userId }),
    hidden: template.hidden,
    tags: template.tags,
    created_at: writeTime(template.createdAt),
    updated_at: writeTime(template.updatedAt),
  };
}
