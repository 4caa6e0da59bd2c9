import { isIntentName } from '../intent-names.js';

/** What the objects of commands are called in words. */
const objects: Readonly<Record<string, string>> = {
  bay: 'cluster',
  baymodel: 'cluster template',
  cluster: 'cluster',
  'cluster-template': 'cluster template',
  nodegroup: 'node group',
  ca: 'CA',
  quotas: 'quotas',
  stats: 'stats',
  service: 'services',
  alert: 'alerts',
  approval: 'approvals',
  project: 'project',
};

/** The name of a command at the beginning, without `magnum`, is read as the words it is made of. */
export function spellOut(message: string): string {
  const turned = message.replace(
    /^\s*(create|list|show|delete|resize|upgrade)-(clusters?|templates?)(?=\s|$)/i,
    '$1 $2',
  );
  return turned.replace(
    /^\s*([a-z]+(?:-template)?)-([a-z]+)(?=\s|$)/i,
    (typed, object: string, verb: string) => {
      const noun = objects[object.toLowerCase()];
      return noun &&
        isIntentName(
          `${object.toLowerCase().replace('baymodel', 'cluster-template').replace('bay', 'cluster')}-${verb.toLowerCase()}`,
        )
        ? `${verb} ${noun}${verb === 'list' && !noun.endsWith('s') ? 's' : ''}`
        : typed;
    },
  );
}
