import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dcosCentos } from '../../src/drivers/dcos-centos/driver.js';
import { mesosUbuntu } from '../../src/drivers/mesos-ubuntu/driver.js';
import { webAddresses } from '../../src/intents/cluster/web-addresses.js';

describe('the address of a cluster without a configuration', () => {
  it('is told with the ports that its security groups let in', () => {
    expect(webAddresses({ coe: 'mesos' }, '172.24.4.9')).toBe(
      'http://172.24.4.9:5050 (Mesos), http://172.24.4.9:8080 (Marathon)',
    );
    const { parameters } = parse(mesosUbuntu.files()[mesosUbuntu.template] ?? '');
    const ports = Object.values<{ default?: unknown }>(parameters).map(({ default: value }) => value);
    expect(ports).toEqual(expect.arrayContaining([5050, 8080]));
    expect(webAddresses({ coe: 'dcos' }, '172.24.4.9')).toBe('http://172.24.4.9:80 (DC/OS)');
    expect(dcosCentos.files()[dcosCentos.template]).toContain('port_range_min: 80, port_range_max: 80 }');
  });

  it('is what the others have', () => {
    expect(webAddresses({ coe: 'swarm' }, 'tcp://172.24.4.9:2376')).toBe('tcp://172.24.4.9:2376');
  });
});
