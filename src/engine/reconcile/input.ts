import type { DriverInput } from '../../drivers/driver.js';
import { EngineError } from '../errors.js';
import type { NodeGroup } from '../nodegroups/nodegroup.js';
import { keypairName } from './keypair.js';
import type { Scope } from './scope.js';

/** Everything that the driver makes the stack's parameters from. */
export async function driverInput(
  scope: Pick<Scope, 'cluster' | 'template' | 'engine' | 'cloud'>,
): Promise<DriverInput> {
  const { cluster, template, engine, cloud } = scope;
  const authUrl = await cloud.identity.endpoint('identity', 'public');
  if (!authUrl)
    throw new EngineError('stack.failed', 'The catalogue has no public identity endpoint for the nodes.');
  const secret = cluster.trusteePassword ? engine.seal.open(cluster.trusteePassword) : '';
  return {
    clusterUuid: cluster.uuid,
    clusterName: cluster.name,
    image: template.imageId,
    keypair: keypairName(cluster),
    flavor: cluster.flavorId,
    masterFlavor: cluster.masterFlavorId,
    nodeCount: cluster.nodeCount,
    masterCount: cluster.masterCount,
    externalNetwork: template.externalNetworkId,
    fixedNetwork: cluster.fixedNetwork,
    fixedSubnet: cluster.fixedSubnet,
    networkDriver: template.networkDriver,
    volumeDriver: template.volumeDriver,
    dnsNameserver: template.dnsNameserver,
    dockerVolumeSize: cluster.dockerVolumeSize,
    dockerStorageDriver: template.dockerStorageDriver,
    httpProxy: template.httpProxy,
    httpsProxy: template.httpsProxy,
    noProxy: template.noProxy,
    insecureRegistry: template.insecureRegistry,
    registryEnabled: template.registryEnabled,
    tlsDisabled: template.tlsDisabled,
    masterLbEnabled: cluster.masterLbEnabled,
    floatingIpEnabled: cluster.floatingIpEnabled,
    labels: cluster.labels,
    discoveryUrl: cluster.discoveryUrl,
    upgrades: cluster.upgrades,
    magnumUrl: engine.settings.magnumUrl,
    authUrl: `${authUrl.replace(/\/+$/, '').replace(/\/v3$/, '')}/v3`,
    region: cloud.identity.region,
    openstackCa: engine.settings.openstackCa,
    verifyCa: engine.settings.verifyCa,
    trustee:
      cluster.trusteeUserId && cluster.trusteeUserName
        ? {
            domainName: engine.clouds.trusteeAdmin?.domainName ?? '',
            userId: cluster.trusteeUserId,
            userName: cluster.trusteeUserName,
            password: secret,
            trustId: cluster.trustId ?? '',
          }
        : null,
    clusterToken: cluster.trusteeUserId ? '' : `cluster:${cluster.uuid}:${secret}`,
  };
}

/** What the stack in hand is made from: the cluster's own, or with what is a node group's own in its place. */
export async function stackInput(scope: Scope): Promise<DriverInput> {
  const input = await driverInput(scope);
  return scope.group ? groupInput(input, scope.group) : input;
}

/** A cluster's input with what is a node group's own in its place. */
export function groupInput(input: DriverInput, group: NodeGroup): DriverInput {
  return {
    ...input,
    image: group.imageId,
    flavor: group.flavorId,
    nodeCount: group.nodeCount,
    dockerVolumeSize: group.dockerVolumeSize,
    labels: group.labels,
    upgrades: group.upgrades,
  };
}
