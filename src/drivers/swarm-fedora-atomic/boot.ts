import type { Boot } from '../server/user-data.js';

/** Runs first on every server: trust in the cloud's own authority, the way out, a certificate, room for images. */
const prepare = ['trust-openstack-ca.sh', 'configure-proxy.sh', 'make-cert.sh', 'docker-storage.sh'];

/** The roles of a Swarm cluster's servers: the scripts each one runs, in order. */
export const steps: Readonly<Record<'master' | 'node', readonly string[]>> = {
  master: [...prepare, 'etcd.sh', 'flannel.sh', 'docker-daemon.sh', 'registry.sh', 'swarm-manager.sh'],
  node: [...prepare, 'flannel.sh', 'docker-daemon.sh', 'registry.sh', 'rexray.sh', 'swarm-agent.sh'],
};

/** Scripts that steps use but that are no steps. */
const libraries = ['boot.sh', 'step.sh', 'signal.sh', 'magnum-ca.sh', 'docker-unit.sh'];

/** Picks a role's scripts out of all files by their names. */
export function bootOf(role: keyof typeof steps, files: Readonly<Record<string, string>>): Boot {
  const byName = new Map(Object.entries(files).map(([path, text]) => [path.split('/').at(-1), text]));
  const scripts = [...libraries, ...steps[role]].map((name) => [name, byName.get(name) ?? ''] as const);
  return { scripts: Object.fromEntries(scripts), steps: steps[role] };
}
