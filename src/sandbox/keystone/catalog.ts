import { createHash } from 'node:crypto';

/** Every service of the sandbox: its type, name and path. `PROJECT` stands for the project's id. */
const SERVICES = [
  ['identity', 'keystone', '/identity/v3'],
  ['orchestration', 'heat', '/heat/v1/PROJECT'],
  ['cloudformation', 'heat-cfn', '/heat-cfn/v1'],
  ['compute', 'nova', '/compute/v2.1'],
  ['network', 'neutron', '/network'],
  ['image', 'glance', '/image'],
  ['volumev3', 'cinderv3', '/volume/v3/PROJECT'],
  ['block-storage', 'cinder', '/volume/v3/PROJECT'],
  ['key-manager', 'barbican', '/key-manager'],
  ['load-balancer', 'octavia', '/load-balancer'],
] as const;

const id = (text: string): string => createHash('md5').update(text).digest('hex');

/** The catalogue for a project; Magnum is in it where it is served. */
export function catalogFor(baseUrl: string, projectId: string, magnumUrl: string | null): unknown[] {
  const services = SERVICES.map(([type, name, path]) => ({
    type,
    name,
    url: `${baseUrl}${path.replace('PROJECT', projectId)}`,
  }));
  const magnum = { type: 'container-infra', name: 'magnum' };
  return [...services, ...(magnumUrl === null ? [] : [{ ...magnum, url: magnumUrl }])].map(
    ({ type, name, url }) => ({
      id: id(type),
      type,
      name,
      endpoints: ['public', 'internal', 'admin'].map((face) => ({
        id: id(`${type}${face}`),
        interface: face,
        region_id: 'RegionOne',
        region: 'RegionOne',
        url,
      })),
    }),
  );
}
