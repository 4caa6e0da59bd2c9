import { z } from 'zod';
import { registryLabels } from '../docker-registry/labels.js';
import { cloudName, jsonObject, listOf, matching, trueOrFalse } from '../labels/checks.js';
import { placementLabels } from '../labels/placement.js';

const isolators = [
  'filesystem/posix',
  'filesystem/linux',
  'filesystem/shared',
  'posix/cpu',
  'posix/mem',
  'posix/disk',
  'cgroups/cpu',
  'cgroups/mem',
  'docker/runtime',
  'namespaces/pid',
] as const;

const has = (list: string | undefined, word: string) => (list ?? '').split(',').includes(word);

/** Labels of a Mesos cluster, with Magnum's checks (magnum.md F.7): images of Docker's kind want the isolator that runs them. */
export const labels = z
  .object({
    ...placementLabels,
    ...registryLabels,
    rexray_preempt: trueOrFalse('rexray_preempt'),
    mesos_slave_isolation: listOf('mesos_slave_isolation', isolators),
    mesos_slave_work_dir: matching(
      'mesos_slave_work_dir',
      /^\/[\w./-]{0,254}$/,
      'a path such as /var/lib/mesos',
    ),
    mesos_slave_image_providers: listOf('mesos_slave_image_providers', ['docker', 'appc']),
    mesos_slave_executor_env_variables: jsonObject('mesos_slave_executor_env_variables', '{"PATH": "/bin"}'),
    docker_volume_type: cloudName('docker_volume_type'),
  })
  .refine(
    (given) =>
      !has(given.mesos_slave_image_providers, 'docker') || has(given.mesos_slave_isolation, 'docker/runtime'),
    {
      path: ['mesos_slave_isolation'],
      error:
        "Docker runtime isolator has to be specified if 'docker' is included in 'mesos_slave_image_providers' Please add 'docker/runtime' to 'mesos_slave_isolation' labels flags",
    },
  );
