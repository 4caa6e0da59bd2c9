import type { Card, Fact } from '../../card/card.js';
import { shown } from '../../card/words.js';
import { withoutSecrets } from '../../engine/secrets.js';
import type { ClusterTemplate } from '../../engine/templates/template.js';

/** A template with everything that was said about it; Magnum's field names, so that they can be searched. */
export function templateCard(template: ClusterTemplate, head: Pick<Card, 'title' | 'tone' | 'text'>): Card {
  const labels = Object.entries(template.labels).map(
    ([key, value]) => `${key}=${withoutSecrets(value, key)}`,
  );
  const all: [string, string][] = [
    ['coe', template.coe],
    ['image_id', template.imageId],
    ['cluster_distro', template.clusterDistro],
    ['server_type', template.serverType],
    ['flavor_id', shown(template.flavorId)],
    ['master_flavor_id', shown(template.masterFlavorId)],
    ['keypair_id', shown(template.keypairId)],
    ['external_network_id', shown(template.externalNetworkId)],
    ['fixed_network', shown(template.fixedNetwork)],
    ['fixed_subnet', shown(template.fixedSubnet)],
    ['network_driver', shown(template.networkDriver)],
    ['volume_driver', shown(template.volumeDriver)],
    ['dns_nameserver', shown(template.dnsNameserver)],
    ['docker_volume_size', shown(template.dockerVolumeSize)],
    ['docker_storage_driver', shown(template.dockerStorageDriver)],
    ['labels', labels.join(', ') || '-'],
    ['master_lb_enabled', shown(template.masterLbEnabled)],
    ['floating_ip_enabled', shown(template.floatingIpEnabled)],
    ['tls_disabled', shown(template.tlsDisabled)],
    ['registry_enabled', shown(template.registryEnabled)],
    ['public', shown(template.public)],
    ['hidden', template.hidden ? 'true' : '-'],
    ['insecure_registry', shown(template.insecureRegistry)],
    ['http_proxy', shown(template.httpProxy && String(withoutSecrets(template.httpProxy)))],
    ['https_proxy', shown(template.httpsProxy && String(withoutSecrets(template.httpsProxy)))],
    ['no_proxy', shown(template.noProxy)],
    ['apiserver_port', shown(template.apiserverPort)],
    ['tags', shown(template.tags)],
  ];
  const facts: Fact[] = all
    .filter(([, value]) => value !== '-')
    .map(([label, value]) => ({ label, value, short: value.length <= 40 }));
  return {
    ...head,
    facts,
    // Nothing can be made from a template without an external network.
    buttons: template.externalNetworkId
      ? [
          {
            label: 'Create a cluster',
            style: 'primary',
            action: `ask:cluster-create --cluster-template ${template.uuid}`,
          },
        ]
      : [],
    footnote: `uuid ${template.uuid}`,
  };
}
