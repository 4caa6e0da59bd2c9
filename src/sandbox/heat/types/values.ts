import { randomInt } from 'node:crypto';
import { isMap } from '../../hot/values.js';
import { physicalName } from '../../identifiers.js';
import type { ResourceType } from './resource-type.js';

const CLASSES: Record<string, string> = {
  lettersdigits: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  letters: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ',
  lowercase: 'abcdefghijklmnopqrstuvwxyz',
  uppercase: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digits: '0123456789',
  hexdigits: '0123456789ABCDEF',
  octdigits: '01234567',
};

const pick = (letters: string): string => letters[randomInt(letters.length)] ?? '';

function randomString(properties: Record<string, unknown>): string {
  const length = Number(properties.length);
  const classes = (Array.isArray(properties.character_classes) ? properties.character_classes : [])
    .filter(isMap)
    .map((one) => ({
      letters: CLASSES[String(one.class)] ?? CLASSES.lettersdigits ?? '',
      min: Number(one.min ?? 1),
    }));
  const letters = classes.map((one) => one.letters).join('') || (CLASSES.lettersdigits ?? '');
  const must = classes.flatMap((one) => Array.from({ length: one.min }, () => pick(one.letters)));
  const rest = Array.from({ length: Math.max(0, length - must.length) }, () => pick(letters));
  const all = [...must, ...rest];
  for (let at = all.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [all[at], all[other]] = [all[other] ?? '', all[at] ?? ''];
  }
  return all.slice(0, length).join('');
}

const random: ResourceType = {
  takes: 'nothing',
  attributes: ['value'],
  properties: {
    length: { type: 'integer', default: 32, min: 1, max: 512 },
    character_classes: {
      type: 'list',
      default: [{ class: 'lettersdigits', min: 1 }],
      schema: { class: { type: 'string', default: 'lettersdigits' }, min: { type: 'integer', default: 1 } },
    },
    character_sequences: { type: 'list' },
    sequence: { type: 'string' },
    salt: { type: 'string' },
  },
  create({ stack, resource, properties }) {
    resource.data.value = randomString(properties);
    resource.physicalId = physicalName(stack.name, resource.name);
  },
  reference: ({ resource }) => resource.data.value,
  attribute: ({ resource }, name) => (name === 'value' ? resource.data.value : undefined),
};

const value: ResourceType = {
  takes: 'nothing',
  attributes: ['value'],
  properties: {
    value: { type: 'any', required: true, updatable: true },
    type: { type: 'string', updatable: true },
  },
  create({ stack, resource, properties }) {
    resource.data.value = properties.value;
    resource.physicalId = physicalName(stack.name, resource.name);
  },
  update({ resource, properties }) {
    resource.data.value = properties.value;
  },
  attribute: ({ resource }, name) => (name === 'value' ? resource.data.value : undefined),
};

/** `OS::Heat::None` takes any property, has any attribute, and does nothing. */
export const none: ResourceType = {
  takes: 'nothing',
  attributes: [],
  properties: {},
  create({ stack, resource }) {
    resource.physicalId = physicalName(stack.name, resource.name);
  },
  attribute: () => null,
};

/** Resources that live in Heat alone. */
export const valueTypes: Record<string, ResourceType> = {
  'OS::Heat::RandomString': random,
  'OS::Heat::Value': value,
  'OS::Heat::None': none,
};
