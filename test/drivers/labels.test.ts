import { describe, expect, it } from 'vitest';
import { dcosCentos } from '../../src/drivers/dcos-centos/driver.js';
import { kubernetesDebian } from '../../src/drivers/kubernetes-debian/driver.js';
import { kubernetesFedoraCoreos } from '../../src/drivers/kubernetes-fedora-coreos/driver.js';
import { mesosUbuntu } from '../../src/drivers/mesos-ubuntu/driver.js';
import { drivers } from '../../src/drivers/registry.js';
import { swarmFedoraAtomic } from '../../src/drivers/swarm-fedora-atomic/driver.js';
import { inputFor } from './inputs.js';

function refused(driver: (typeof drivers)[number], labels: Record<string, string>): string | null {
  const parsed = driver.labels.safeParse(labels);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? '');
}

describe('labels of Swarm clusters', () => {
  it.each(['spread', 'binpack', 'random'])('take the strategy %s', (swarm_strategy) => {
    expect(refused(swarmFedoraAtomic, { swarm_strategy })).toBeNull();
  });

  it.each([
    [
      'swarm_strategy',
      'foo',
      'property "labels/swarm_strategy" with value "foo" is not supported, supported values are: spread, binpack, random, unspecified',
    ],
    [
      'rexray_preempt',
      'maybe',
      'property "labels/rexray_preempt" with value "maybe" is not supported, supported values are: true, false, unspecified',
    ],
    [
      'flannel_backend',
      'pigeons',
      'property "labels/flannel_backend" with value "pigeons" is not supported, supported values are: udp, vxlan, host-gw, unspecified',
    ],
    [
      'flannel_network_cidr',
      '10.100.0.0/33',
      'property "labels/flannel_network_cidr" with value "10.100.0.0/33" is not supported, expecting an IPv4 network such as 10.100.0.0/16',
    ],
    [
      'flannel_network_subnetlen',
      '8',
      'property "labels/flannel_network_subnetlen" with value "8" is not supported, expecting a whole number from 9 to 30',
    ],
    [
      'swarm_version',
      '1.2 5',
      'property "labels/swarm_version" with value "1.2 5" is not supported, expecting a tag of a container image such as v1.2.5',
    ],
  ])('refuse %s=%s in words that name what would be taken', (label, value, sentence) => {
    expect(refused(swarmFedoraAtomic, { [label]: value })).toBe(sentence);
  });

  it('say which Swarm runs', () => {
    expect(swarmFedoraAtomic.coeVersion({})).toBe('1.2.5');
    expect(swarmFedoraAtomic.coeVersion({ swarm_version: '1.2.9' })).toBe('1.2.9');
  });
});

describe('labels of Kubernetes clusters', () => {
  it.each([
    ['kube_tag', 'latest', 'expecting a release of Kubernetes from v1.27.0 on, such as v1.36.1'],
    ['container_infra_prefix', 'registry.example/mirror', 'expecting where images come from, ending in /'],
    ['kubelet_options', '--v=2; reboot', 'expecting options such as --v=2, with one space between them'],
    [
      'calico_ipv4pool_ipip',
      'Sometimes',
      'supported values are: Always, CrossSubnet, Never, Off, unspecified',
    ],
  ])('refuse %s=%s', (label, value, end) => {
    expect(refused(kubernetesFedoraCoreos, { [label]: value })).toBe(
      `property "labels/${label}" with value "${value}" is not supported, ${end}`,
    );
  });

  it.each([kubernetesDebian, kubernetesFedoraCoreos])(
    'refuse a release that cannot be told where containerd is ($name)',
    (driver) => {
      expect(refused(driver, { kube_tag: 'v1.26.15' })).toBe(
        'property "labels/kube_tag" with value "v1.26.15" is not supported, expecting a release of Kubernetes from v1.27.0 on, such as v1.36.1',
      );
      expect(refused(driver, { kube_tag: 'v1.27.0' })).toBeNull();
    },
  );

  it('refuse a password that cannot be one without repeating it', () => {
    const sentence = refused(kubernetesDebian, { grafana_admin_passwd: 'hunter2\n' });
    expect(sentence).toMatch(/^property "labels\/grafana_admin_passwd" .* 255 printable characters$/);
    expect(sentence).not.toContain('hunter2');
  });

  it('say which Kubernetes runs', () => {
    expect(kubernetesFedoraCoreos.coeVersion({})).toMatch(/^v1\.3\d\.\d+$/);
    expect(kubernetesFedoraCoreos.coeVersion({ kube_tag: 'v1.35.4' })).toBe('v1.35.4');
  });

  it.each([
    ['10.254.0.0/16', '10.254.0.1', '10.254.0.10'],
    ['172.30.128.0/20', '172.30.128.1', '172.30.128.10'],
    ['10.96.77.5/12', '10.96.0.1', '10.96.0.10'],
  ])('give the services of %s the addresses %s and %s', (service_cluster_ip_range, api, dns) => {
    const { heat_params } = kubernetesFedoraCoreos.parameters(
      inputFor(kubernetesFedoraCoreos, { labels: { service_cluster_ip_range } }),
    );
    const text = decodeURIComponent(String(heat_params));
    expect(text).toContain(`KUBERNETES_SERVICE_IP="${api}"`);
    expect(text).toContain(`DNS_SERVICE_IP="${dns}"`);
  });
});

describe('labels of a Mesos cluster', () => {
  it('refuses an isolator that there is not, and variables that are no JSON, in a sentence', () => {
    expect(refused(mesosUbuntu, { mesos_slave_isolation: 'cgroups/cpu,jails' })).toContain(
      'property "labels/mesos_slave_isolation" with value "cgroups/cpu,jails" is not supported',
    );
    expect(refused(mesosUbuntu, { mesos_slave_executor_env_variables: 'PATH=/bin' })).toContain(
      'expecting an object as JSON',
    );
  });

  it('wants the isolator for images of Docker’s kind', () => {
    expect(refused(mesosUbuntu, { mesos_slave_image_providers: 'docker' })).toContain(
      "Please add 'docker/runtime' to 'mesos_slave_isolation' labels flags",
    );
    const both = { mesos_slave_image_providers: 'docker,appc', mesos_slave_isolation: 'docker/runtime' };
    expect(refused(mesosUbuntu, both)).toBeNull();
  });
});

describe('labels of a DC/OS cluster', () => {
  it('wants what the storage of its exhibitors needs', () => {
    expect(refused(dcosCentos, { exhibitor_storage_backend: 'zookeeper' })).toContain('exhibitor_zk_hosts');
    expect(refused(dcosCentos, { exhibitor_storage_backend: 'aws_s3' })).toContain('aws_region');
    const zookeeper = {
      exhibitor_storage_backend: 'zookeeper',
      exhibitor_zk_hosts: '10.0.0.9:2181',
      exhibitor_zk_path: '/dcos',
    };
    expect(refused(dcosCentos, zookeeper)).toBeNull();
  });
});

describe.each(drivers.map((driver) => [driver.name, driver] as const))('labels of %s', (_, driver) => {
  it('may all be left out, and are texts', () => {
    expect(refused(driver, {})).toBeNull();
    for (const name of Object.keys(driver.labels.shape)) {
      expect(driver.labels.safeParse({ [name]: 7 }).success, name).toBe(false);
    }
  });

  it('all have an effect on the cluster, or on what is said of it', () => {
    const given: Record<string, string> = {
      nodes_affinity_policy: 'anti-affinity',
      prometheus_monitoring: 'true',
      // Volumes of Cinder ask for it by themselves.
      cloud_provider_enabled: driver.volumeDrivers.includes('cinder') ? 'false' : 'true',
      cinder_csi_enabled: 'false',
      swarm_strategy: 'random',
      flannel_backend: 'host-gw',
      flannel_network_cidr: '10.9.0.0/16',
      flannel_network_subnetlen: '25',
      rexray_preempt: 'true',
      kube_tag: 'v1.35.4',
      registry_tag: '2.8.2',
      container_infra_prefix: 'registry.example/mirror/',
      containerd_version: '9.9.9',
      runc_version: '9.9.9',
      calico_ipv4pool: '10.9.0.0/16',
      calico_ipv4pool_ipip: 'Always',
      service_cluster_ip_range: '10.9.0.0/16',
      fixed_subnet_cidr: '10.9.0.0/16',
      octavia_lb_algorithm: 'SOURCE_IP',
      selinux_mode: 'permissive',
      dns_cluster_domain: 'cluster.example',
      admission_control_list: 'NodeRestriction,AlwaysPullImages',
      mesos_slave_isolation: 'cgroups/cpu,docker/runtime',
      mesos_slave_work_dir: '/srv/mesos',
      mesos_slave_image_providers: 'appc',
      mesos_slave_executor_env_variables: '{"A": "1"}',
      exhibitor_storage_backend: 'zookeeper',
      exhibitor_explicit_keys: 'false',
      dcos_overlay_enable: 'false',
      dcos_overlay_config_attempts: '7',
      dcos_overlay_mtu: '1400',
      dcos_overlay_network:
        '{"vtep_subnet": "44.128.0.0/20", "vtep_mac_oui": "70:B3:D5:00:00:00", "overlays": [{"name": "dcos", "subnet": "9.0.0.0/8", "prefix": 26}]}',
      dns_search: 'example.com',
      check_time: 'false',
      docker_remove_delay: '9',
      gc_delay: '9',
      log_directory: '/var/log/genconf',
      process_timeout: '9',
      oauth_enabled: 'false',
      telemetry_enabled: 'false',
    };
    const zookeeper = { exhibitor_zk_hosts: '10.0.0.9:2181', exhibitor_zk_path: '/dcos' };
    const at = (labels: Record<string, string>) =>
      driver.networkDrivers.map((networkDriver) =>
        driver.parameters(
          inputFor(driver, {
            networkDriver,
            labels,
            dockerVolumeSize: 5,
            volumeDriver: driver.volumeDrivers[0] ?? null,
          }),
        ),
      );
    for (const name of Object.keys(driver.labels.shape)) {
      const value = given[name] ?? (name.endsWith('_options') ? '--v=4' : '9.9.9');
      const labels = { ...(name === 'exhibitor_storage_backend' && zookeeper), [name]: value };
      expect(refused(driver, labels), name).toBeNull();
      expect(at(labels), name).not.toEqual(at({}));
    }
  });

  it('that are no labels of the driver are let through: they are reported elsewhere', () => {
    expect(refused(driver, { grafana_admin_password: 'x' })).toBeNull();
  });
});
