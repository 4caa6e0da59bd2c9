import { randomBytes, randomUUID } from 'node:crypto';

/** A UUID with dashes, as Nova, Neutron and Heat use. */
export const uuid = (): string => randomUUID();

/** A UUID without dashes, as Keystone uses. */
export const hexId = (): string => randomUUID().replaceAll('-', '');

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** The twelve-character tail of names that Heat makes up. */
export const shortId = (): string => [...randomBytes(12)].map((byte) => LETTERS[byte % 32]).join('');

/** `STACK-RESOURCE-TAIL`, shortened in front to `limit` characters as Heat does. */
export function physicalName(stack: string, resource: string, limit = 255): string {
  const name = `${stack}-${resource}-${shortId()}`;
  return name.length <= limit ? name : `${name.slice(0, 2)}-${name.slice(name.length - (limit - 3))}`;
}
