import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';

const letters =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** A name for what came without one, as Magnum makes it: `<Greek letter>-<1..24>-<suffix>`. */
export function generateName(suffix: 'cluster' | 'template' | 'bay' | 'model'): string {
  return `${letters[randomInt(letters.length)]}-${randomInt(1, 25)}-${suffix}`;
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Heat's short id: 60 random bits as 12 characters of base32. */
export function shortId(): string {
  return Array.from(randomBytes(12), (byte) => base32[byte & 31]).join('');
}

/**
 * The name of a cluster's stack: at most 30 characters of the cluster's name with what Heat refuses replaced,
 * and a short id (magnum.md E.6). Chosen once, before Heat is asked.
 */
export function stackName(clusterName: string): string {
  const safe = clusterName
    .slice(0, 30)
    .replace(/[_.]/g, '-')
    .replace(/[^A-Za-z0-9-]/g, '');
  return `${safe}-${shortId()}`.toLowerCase();
}

/** The name of the stack of a further node group: 20 characters of the cluster's name, 9 of its own (magnum.md E.6). */
export function groupStackName(clusterName: string, groupName: string): string {
  return stackName(`${clusterName.slice(0, 20)}-${groupName.slice(0, 9)}`);
}

/** Magnum's name of a field: `imageId` is `image_id`. */
export function attributeOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Magnum's rule for cluster names. */
export const clusterNamePattern = /^[a-zA-Z][a-zA-Z0-9_.-]*$/;

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Whether a text has the form of a uuid, dashes included. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

/** A uuid: random, or for a request's key always the same, so that a repeated request finds what it made. */
export function uuidFor(requestKey: string | undefined): string {
  if (requestKey === undefined) return randomUUID();
  const hex = createHash('sha256').update(requestKey).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
