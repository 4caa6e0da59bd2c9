import type { Cloud } from '../openstack/cloud.js';
import { OpenStackError } from '../openstack/error.js';
import { among } from './cloud-names.js';
import { EngineError } from './errors.js';

/** Checks of labels that say where in the cloud servers and their volumes come to be. */

type Code = 'template.invalid' | 'cluster.invalid' | 'nodegroup.invalid';

/** What is to be placed: by which labels, and whether with volumes. */
interface Placed {
  readonly labels: Readonly<Record<string, string>>;
  readonly dockerVolumeSize?: number | null | undefined;
}

/** Throws where a label names a zone that Nova has not, or a type of the volumes asked for that Cinder has not; both would fail in Heat. */
export async function requirePlace(
  cloud: Pick<Cloud, 'nova' | 'cinder'>,
  { labels, dockerVolumeSize }: Placed,
  code: Code,
): Promise<void> {
  if (labels.availability_zone) await requireZone(cloud, labels.availability_zone, code);
  if (labels.docker_volume_type && dockerVolumeSize)
    await requireVolumeType(cloud, labels.docker_volume_type, code);
}

/** Admins may name a host in a zone, as ZONE:HOST: that is Nova's to find. */
async function requireZone({ nova }: Pick<Cloud, 'nova'>, said: string, code: Code): Promise<void> {
  const zones = await nova.zones().catch((error: unknown) => {
    // Where only admins may look, Nova says it itself, later.
    if (error instanceof OpenStackError && error.status === 403) return null;
    throw error;
  });
  const zone = said.split(':')[0];
  if (zones === null || zones.some(({ name, isAvailable }) => name === zone && isAvailable)) return;
  const names = zones.filter(({ isAvailable }) => isAvailable).map(({ name }) => name);
  const sentence = zones.some(({ name }) => name === zone)
    ? `Availability zone ${zone} is not available now.`
    : `Availability zone ${zone} could not be found.`;
  throw new EngineError(code, sentence, { field: 'labels', hint: among('availability zones', names) });
}

async function requireVolumeType({ cinder }: Pick<Cloud, 'cinder'>, said: string, code: Code): Promise<void> {
  const types = await cinder.volumeTypes();
  if (types.some(({ id, name }) => id === said || name === said)) return;
  const names = types.map(({ name }) => name);
  throw new EngineError(code, `Volume type ${said} could not be found.`, {
    field: 'labels',
    hint: among('volume types', names),
  });
}
