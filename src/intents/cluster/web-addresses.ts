import type { ClusterTemplate } from '../../engine/templates/template.js';

/** Ports of what speaks HTTP without TLS on masters, by the COE: Magnum's `api_address` of these is a host alone (magnum.md F.7, F.8). */
const doors: Readonly<Record<string, readonly (readonly [name: string, port: number])[]>> = {
  mesos: [
    ['Mesos', 5050],
    ['Marathon', 8080],
  ],
  dcos: [['DC/OS', 80]],
};

/** Where to connect to a cluster whose address is a host: `http://172.24.4.9:5050 (Mesos), …`; the address as it is for other COEs. */
export function webAddresses({ coe }: Pick<ClusterTemplate, 'coe'>, address: string): string {
  const known = doors[coe];
  return known ? known.map(([name, port]) => `http://${address}:${port} (${name})`).join(', ') : address;
}
