import type { Driver, DriverInput } from '../../src/drivers/driver.js';

/** A small cluster with everything left to its default, as the engine would ask a driver for it. */
export function inputFor(driver: Driver, changes: Partial<DriverInput> = {}): DriverInput {
  const [key] = driver.keys;
  return {
    clusterUuid: '5d12f6fd-a196-4bf0-ae4c-1f639a523a52',
    clusterName: 'ci',
    image: key?.osDistro === 'fedora-atomic' ? 'Fedora-Atomic-26-20170723.0.x86_64' : 'fedora-coreos',
    keypair: 'testkey',
    flavor: 'm1.small',
    masterFlavor: 'm1.small',
    nodeCount: 1,
    masterCount: 1,
    externalNetwork: 'public',
    fixedNetwork: isBareMetal(driver) ? 'private' : null,
    fixedSubnet: isBareMetal(driver) ? 'private-subnet' : null,
    networkDriver: driver.networkDrivers[0],
    volumeDriver: null,
    dnsNameserver: '8.8.8.8',
    dockerVolumeSize: null,
    dockerStorageDriver: null,
    httpProxy: null,
    httpsProxy: null,
    noProxy: null,
    insecureRegistry: null,
    registryEnabled: false,
    tlsDisabled: false,
    masterLbEnabled: false,
    floatingIpEnabled: true,
    labels: {},
    discoveryUrl: 'http://127.0.0.1:8087/ci',
    upgrades: 0,
    magnumUrl: 'http://127.0.0.1:9511/v1',
    authUrl: 'http://127.0.0.1:5000/v3',
    region: 'RegionOne',
    openstackCa: '',
    verifyCa: true,
    trustee: null,
    clusterToken: 'token-of-the-cluster',
    ...changes,
  };
}

/** Whether the driver's servers are machines, which stand on a network that is there. */
export function isBareMetal({ keys }: Driver): boolean {
  return keys.every(({ serverType }) => serverType === 'bm');
}

/** Whether the driver's servers have certificates: Mesos and DC/OS have none, as with Magnum. */
export function speaksTls({ keys }: Driver): boolean {
  return keys.every(({ coe }) => coe !== 'mesos' && coe !== 'dcos');
}

/** The variants that a driver can make: those whose drivers and labels it knows, and that it does not refuse. */
export function variantsOf(driver: Driver): [string, Partial<DriverInput>][] {
  const knows = ({ networkDriver, volumeDriver, labels = {} }: Partial<DriverInput>) =>
    (!networkDriver || driver.networkDrivers.includes(networkDriver)) &&
    (!volumeDriver || driver.volumeDrivers.includes(volumeDriver)) &&
    Object.keys(labels).every((label) => label in driver.labels.shape);
  return Object.entries(variants).filter(
    ([, changes]) => knows(changes) && !driver.refusal?.(inputFor(driver, changes)),
  );
}

const trustee = {
  domainName: 'magnum',
  userName: 'trustee',
  userId: 'a7',
  password: 'secret',
  trustId: 'b9',
};

const variants: Readonly<Record<string, Partial<DriverInput>>> = {
  'as small as can be': { nodeCount: 0, floatingIpEnabled: false },
  'with a volume for each server': { dockerVolumeSize: 5 },
  'with volumes of a certain type': { dockerVolumeSize: 5, labels: { docker_volume_type: '__DEFAULT__' } },
  'with three masters behind a load balancer': { masterCount: 3, masterLbEnabled: true },
  'with a private load balancer': { masterLbEnabled: true, floatingIpEnabled: false },
  'on a network that is there': { fixedNetwork: 'private' },
  'on a subnet that is there, behind a load balancer': {
    fixedNetwork: 'private',
    fixedSubnet: 'private-subnet',
    masterLbEnabled: true,
  },
  'with five workers': { nodeCount: 5 },
  'without TLS': { tlsDisabled: true },
  'without a keypair': { keypair: null },
  'with containers connected by flannel': { networkDriver: 'flannel' },
  'with containers connected by Calico': { networkDriver: 'calico' },
  'by proxies, with several name servers and a registry that speaks no TLS': {
    httpProxy: 'http://proxy.example:3128',
    httpsProxy: 'http://proxy.example:3128',
    noProxy: 'mirror.example,10.0.0.0/8',
    dnsNameserver: '8.8.8.8,1.1.1.1',
    insecureRegistry: 'registry.example:5000',
  },
  'with a registry of its own, in Swift by its trust': {
    registryEnabled: true,
    trustee,
    labels: { registry_tag: '2.8.2' },
  },
  'with REX-Ray by its trust': { volumeDriver: 'rexray', trustee },
  'with volumes of Cinder and the cloud by its trust, and monitoring': {
    volumeDriver: 'cinder',
    trustee,
    labels: {
      cloud_provider_enabled: 'true',
      prometheus_monitoring: 'true',
      grafana_admin_passwd: 'opensesame',
    },
  },
  'in a zone of Nova, without server groups': {
    labels: { availability_zone: 'nova', nodes_affinity_policy: 'none' },
  },
};
