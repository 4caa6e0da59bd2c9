import type { TemplateAsked } from './input.js';
import type { ClusterTemplate } from './template.js';

/** What is stored of what was asked: what was not said is null. Name and distribution come from elsewhere. */
export function storedFields(
  asked: TemplateAsked,
): Omit<
  ClusterTemplate,
  'uuid' | 'projectId' | 'userId' | 'name' | 'clusterDistro' | 'createdAt' | 'updatedAt'
> {
  const { name: _elsewhere, ...said } = asked;
  return {
    ...said,
    keypairId: said.keypairId ?? null,
    externalNetworkId: said.externalNetworkId ?? null,
    flavorId: said.flavorId ?? null,
    masterFlavorId: said.masterFlavorId ?? null,
    fixedNetwork: said.fixedNetwork ?? null,
    fixedSubnet: said.fixedSubnet ?? null,
    networkDriver: said.networkDriver ?? null,
    volumeDriver: said.volumeDriver ?? null,
    dnsNameserver: said.dnsNameserver ?? null,
    apiserverPort: said.apiserverPort ?? null,
    dockerVolumeSize: said.dockerVolumeSize ?? null,
    dockerStorageDriver: said.dockerStorageDriver ?? null,
    httpProxy: said.httpProxy ?? null,
    httpsProxy: said.httpsProxy ?? null,
    noProxy: said.noProxy ?? null,
    insecureRegistry: said.insecureRegistry ?? null,
    tags: said.tags ?? null,
  };
}
