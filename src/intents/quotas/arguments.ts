import { z } from 'zod';
import { Count, flag, Text } from '../fields.js';

/** The flags of the commands about one quota, and the slots that they fill. */

export const project = flag('project', 'project', 'project by name or id', { aliases: ['project-id'] });
export const resource = flag('resource', 'text', 'what is limited', { choices: ['Cluster'] });
export const hardLimit = flag('hard-limit', 'integer', 'how many clusters the project may have', {
  required: true,
});

export const Resource = z.enum(['Cluster']);
export const Limit = Count.min(0, 'a quota is a whole number, not below 0.').max(
  1_000_000,
  'a quota is at most 1000000.',
);
export const QuotaSlots = z.strictObject({ project: Text, resource: Resource.optional() });
export const LimitSlots = QuotaSlots.extend({ hardLimit: Limit });
